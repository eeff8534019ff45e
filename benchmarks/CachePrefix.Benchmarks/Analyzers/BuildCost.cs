using System.Diagnostics;
using System.Globalization;
using CachePrefix.Benchmarks.Generation;
using CachePrefix.Benchmarks.Suite;

namespace CachePrefix.Benchmarks.Analyzers;

/// <summary>What all rules together add to <c>dotnet build</c> of a project with forty prompts: whole builds with and without them, in turn.</summary>
internal static class BuildCost
{
    public const int DefaultRounds = 9;

    private const int Prompts = 40;

    private static readonly string Compiler = $"cacheprefix-build-cost-{Environment.ProcessId}";

    public static void Run(int rounds)
    {
        var (without, with) = Measure(rounds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"dotnet build of {Prompts} prompts, medians of {rounds} builds each, in turn: {Medians.Of(without):F2} s without rules, {Medians.Of(with):F2} s with all, ratio {Medians.Of(with) / Medians.Of(without):F3}; fastest {without.Min():F2} s and {with.Min():F2} s, ratio {with.Min() / without.Min():F3}"));
    }

    /// <summary>The seconds of builds without and with all rules, in turn.</summary>
    public static (List<double> Without, List<double> With) Measure(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("cacheprefix-build-").FullName;
        try
        {
            Write(folder);
            Build(folder, "-p:CachePrefixLock=update");
            Build(folder, "-p:CachePrefixAnalysisMode=strict");

            List<double> without = [], with = [];
            for (var round = 0; round < rounds; round++)
            {
                without.Add(Build(folder, "-p:CachePrefixAnalysisMode=none"));
                with.Add(Build(folder, "-p:CachePrefixAnalysisMode=strict"));
            }

            return (without, with);
        }
        finally
        {
            EndCompiler();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Build(string folder, string argument)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "--no-incremental", "-v", "quiet", "-nologo", "-tl:off", argument, $"-p:SharedCompilationId={Compiler}"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        // As on a developer's machine, where the compiler stays loaded from build to build.
        start.Environment["UseSharedCompilation"] = "true";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? clock.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"The build failed:\n{output}");
    }

    /// <summary>Ends the compiler that these builds started. Where processes do not tell their command line it ends by itself, when idle.</summary>
    private static void EndCompiler()
    {
        foreach (var process in Process.GetProcessesByName("VBCSCompiler").Concat(Process.GetProcessesByName("dotnet")))
        {
            using (process)
            {
                var arguments = $"/proc/{process.Id}/cmdline";
                if (File.Exists(arguments) && File.ReadAllText(arguments).Contains(Compiler, StringComparison.Ordinal) && process.Id != Environment.ProcessId)
                    process.Kill();
            }
        }
    }

    private static void Write(string folder)
    {
        var package = Path.Combine(Repository.Root, "src", "CachePrefix.AnalyzerPackage", "buildTransitive");
        var references = Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Where(path => Path.GetFileName(path) is "CachePrefix.dll" || Path.GetFileName(path).StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "cacheprefix.json"), """{ "tiers": { "simple": { "model": "claude-haiku-4-5" }, "complex": { "model": "claude-sonnet-4-6" } } }""");
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{Path.Combine(package, "CachePrefixAnalyzers.props")}" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(references.Select(path => $"<Reference Include=\"{path}\" />"))}
                <Analyzer Include="{Path.Combine(AppContext.BaseDirectory, "CachePrefix.Analyzers.dll")}" />
              </ItemGroup>
              <Import Project="{Path.Combine(package, "CachePrefixAnalyzers.targets")}" />
            </Project>
            """);
        for (var number = 0; number < Prompts; number++)
        {
            File.WriteAllText(Path.Combine(folder, $"Prompt{number}.cs"), PromptProject.Prompt(number));
            File.WriteAllText(Path.Combine(folder, $"Service{number}.cs"), Service(number));
        }
    }

    /// <summary>What a program does around a prompt, with one call in plain SDK code.</summary>
    private static string Service(int number) =>
        $$"""
        using Microsoft.Extensions.AI;
        using Project.Prompts;

        namespace Project.Services;

        public sealed class Service{{number}}(IPrompt{{number}}Client prompts, IChatClient chat)
        {
            private const string Rules = "You sort questions about product {{number}} into delivery, payment and other. Answer with the one word.";
            private readonly Dictionary<string, string> _handbooks = new(StringComparer.Ordinal);

            public async Task<string> AnswerAsync(string customer, string question, CancellationToken cancellationToken)
            {
                if (!_handbooks.TryGetValue(customer, out var handbook))
                    _handbooks.Add(customer, handbook = await LoadAsync(customer, cancellationToken));

                var result = await prompts.SendAsync(new Prompt{{number}} { Handbook = handbook, CustomerFacts = customer, Question = question }, cancellationToken);
                return result.Value.Text.Trim();
            }

            public async Task<string> SortAsync(IReadOnlyList<ChatMessage> history, string question, CancellationToken cancellationToken)
            {
                var messages = new List<ChatMessage> { new(ChatRole.System, Rules) };
                messages.AddRange(history);
                messages.Add(new ChatMessage(ChatRole.User, $"It is {DateTime.UtcNow:HH:mm}. {question}"));
                var response = await chat.GetResponseAsync(messages, new ChatOptions { MaxOutputTokens = 10 }, cancellationToken);
                return response.Text;
            }

            private static async Task<string> LoadAsync(string customer, CancellationToken cancellationToken)
            {
                await Task.Delay(1, cancellationToken);
                var lines = Enumerable.Range(0, 10).Select(line => $"{line}: {customer}").Where(line => line.Length > 3);
                return string.Join('\n', lines);
            }
        }
        """;
}
