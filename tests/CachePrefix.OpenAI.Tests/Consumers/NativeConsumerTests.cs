using System.Diagnostics;
using System.Runtime.CompilerServices;
using CachePrefix.Emulator;

namespace CachePrefix.OpenAI.Tests.Consumers;

/// <summary>Publishes a small program with native AOT, warnings as errors, and runs it with the official SDK against an emulator.</summary>
public sealed class NativeConsumerTests : IDisposable
{
    private readonly string _output = Directory.CreateTempSubdirectory("cacheprefix-native-").FullName;

    [NativeFact]
    public async Task A_native_program_publishes_without_warnings_of_ours_and_runs()
    {
        Assert.True(NativeFactAttribute.Linker is not null, "There is no linker: apt-get install clang zlib1g-dev.");
        var (publishCode, published) = await RunAsync("dotnet", "publish", ProjectPath(), "-c", "Release", "-o", _output, $"-p:CppCompilerAndLinker={NativeFactAttribute.Linker}", "-nodeReuse:false", "-tl:off");

        Assert.True(publishCode == 0, published);
        Assert.DoesNotContain(published.Split('\n'), static line => line.Contains("warning ", StringComparison.Ordinal) && line.Contains("CachePrefix", StringComparison.Ordinal));

        await using var emulator = await ProviderEmulator.StartAsync(new EmulatorOptions
        {
            Rules = AnswerRules.Parse(
                """
                { "rules": [
                  { "match": { "contains": "parcel", "models": ["gpt-5.6-luna"] }, "reply": { "json": { "Team": "", "Urgency": "Low", "Due": null, "Tags": [] } } },
                  { "match": { "contains": "parcel" }, "reply": { "json": { "Team": "letters", "Urgency": "High", "Due": "2026-12-01", "Tags": ["late"] } } },
                  { "match": { "contains": "order 4", "toolResult": "sent" }, "reply": { "text": "Order 4 was sent." } },
                  { "match": { "contains": "order 4" }, "reply": { "toolCalls": [{ "name": "FindOrder", "input": { "number": 4 } }] } },
                  { "reply": { "text": "Gladly." } } ] }
                """),
        });
        var (runCode, printed) = await RunAsync(Path.Combine(_output, "Native"), new Uri(emulator.BaseAddress, "v1").ToString());

        Assert.True(runCode == 0, printed);
        Assert.Equal(
            """
            complex: letters High, attempts 2, read False, cost True
            complex: letters High, attempts 2, read True, cost True
            simple: Order 4 was sent.
            Gladly.

            """,
            printed.ReplaceLineEndings("\n"));
    }

    public void Dispose() => Directory.Delete(_output, recursive: true);

    private static string ProjectPath([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "Consumers", "Native", "Native.csproj"));

    /// <summary>The test host's own MSBuild variables would point the new build at the wrong SDK.</summary>
    private static async Task<(int Code, string Output)> RunAsync(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }
}
