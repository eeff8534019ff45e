using CachePrefix.Auditing.Analysis;
using CachePrefix.Auditing.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using CodeBase = CachePrefix.Tool.Tests.Support.CodeBase;

namespace CachePrefix.Tool.Tests.Loose;

/// <summary>Audits enter analyzers without the compiler's driver; what they report is the same.</summary>
public sealed class SameAsBuildTests
{
    private const string Requests = """
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.IO;
        using System.Linq;
        using System.Threading.Tasks;
        using Anthropic.Models.Messages;
        using Microsoft.Extensions.AI;
        using CachePrefix;

        namespace Shop;

        public sealed class Requests(IChatClient client)
        {
            private readonly List<ChatMessage> _history = [];
            private int _turn;

            public ChatMessage Clock() => new(ChatRole.System, $"It is {DateTime.Now:HH:mm}. Be brief.");
            public ChatMessage Day() => new(ChatRole.System, $"It is {DateTime.Today:yyyy-MM-dd}. Be brief.");
            public ChatMessage Random() => new(ChatRole.System, $"{Guid.NewGuid()} Be brief.");
            public ChatMessage Hash(HashSet<string> topics) => new(ChatRole.System, "Topics: " + string.Join(", ", topics) + ". Be brief.");
            public ChatMessage Files() => new(ChatRole.System, string.Join(", ", Directory.GetFiles("docs")) + " Be brief.");
            public ChatMessage Culture(double price) => new(ChatRole.System, $"The price is {price:0.00}. Be brief.");
            public ChatMessage Host() => new(ChatRole.System, $"You run on {Environment.MachineName}. Be brief.");
            public ChatMessage Caller(string name) => new(ChatRole.System, $"You talk to {name}. Be brief, polite and right in all that you say to customers.");
            public ChatMessage State() => new(ChatRole.System, $"This is turn {_turn++}. Be brief.");
        #pragma warning disable CPA1001
            public ChatMessage Silenced() => new(ChatRole.System, $"It is {DateTime.Now:HH:mm}. Be brief.");
        #pragma warning restore CPA1001

            public async Task Rewrite(string question)
            {
                _history.RemoveAt(0);
                _history.Add(new ChatMessage(ChatRole.User, question));
                await client.GetResponseAsync(_history);
            }

            public MessageCreateParams BehindTheClock(string handbook) => new()
            {
                Model = "claude-haiku-4-5",
                MaxTokens = 100,
                System = new List<TextBlockParam> { new(handbook), new($"It is {DateTime.Now}.") { CacheControl = new() } },
                Messages = [],
            };

            public MessageCreateParams Marked(string handbook) => new()
            {
                Model = "claude-haiku-4-5",
                MaxTokens = 100,
                System = new List<TextBlockParam>
                {
                    new(handbook),
                    new($"It is {DateTime.Now}.") { CacheControl = new() },
                    new("") { CacheControl = new() },
                },
                Messages = [],
            };

            public Task Five() => client.GetResponseAsync(
            [
                new ChatMessage(ChatRole.System, "One").WithBreakpoint(),
                new ChatMessage(ChatRole.System, "Two").WithBreakpoint(),
                new ChatMessage(ChatRole.System, "Three").WithBreakpoint(),
                new ChatMessage(ChatRole.System, "Four").WithBreakpoint(),
                new ChatMessage(ChatRole.User, "Five").WithBreakpoint(),
            ]);
        }
        """;

    private const string Definitions = """
        using System;
        using CachePrefix;

        namespace Shop;

        [Prompt, Tier("simple")]
        public sealed record NotPartial : IPrompt<string> { [PromptInput] public required string Question { get; init; } }

        [Prompt, Cascade("complex", "simple")]
        public sealed partial record Dear : IPrompt<string>
        {
            [CachedPrefix] public string Role => $"It is {DateTime.Now}.";
            [PromptInput] public required string Question { get; init; }
        }

        [Prompt, Tier("unknown")]
        public sealed partial record NoTurn : IPrompt<string> { [CachedPrefix] public const string Role = "Be brief."; }

        [Prompt]
        public sealed partial record NoTier : IPrompt<string> { [PromptInput] public required string Question { get; init; } }
        """;

    [Fact]
    public async Task Audit_and_driver_report_the_same()
    {
        using var code = new CodeBase()
            .Write("cacheprefix.json", """{ "tiers": { "simple": { "model": "claude-haiku-4-5" }, "complex": { "model": "claude-opus-4-8" }, "own": { "model": "acme-1" } } }""")
            .Write("models.json", """{ "format": 2 }""")
            .Write("Prompts.lock.txt", "Shop.Gone sha256:00 1\n");
        var compilation = CSharpCompilation.Create(
            "Shop",
            [Parse(Requests, "Requests.cs"), Parse(Definitions, "Definitions.cs")],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(static path => !Path.GetFileName(path).StartsWith("xunit", StringComparison.Ordinal)).Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var options = new AnalyzerOptions([.. Directory.GetFiles(code.Root).Order(StringComparer.Ordinal).Select(static path => new ReadText(path))]);
        var project = new LoadedProject("Shop.csproj", IsLoose: false, [.. compilation.SyntaxTrees.Select(static tree => tree.FilePath)], _ => Task.FromResult((compilation, options)));
        var failures = new List<string>();

        var audited = await new ProjectAnalysis([project], (_, note) => failures.Add(note)).RunAsync(project, compilation, options, CancellationToken.None);
        var driven = await compilation.WithAnalyzers(OwnAssembly.Analyzers, options).GetAnalyzerDiagnosticsAsync();

        Assert.Empty(failures);
        Assert.Equal(Lines(driven.Where(static diagnostic => !diagnostic.IsSuppressed)), Lines(audited));
        string[] expected = ["CPA1001", "CPA1002", "CPA1003", "CPA1004", "CPA1006", "CPA1007", "CPA1008", "CPA1011", "CPA1014", "CPA2002", "CPA2004", "CPA2005", "CPA3005", "CPA4001", "CPA4002", "CPA4004", "CPA9001", "CPA9004", "CPA9013", "CPA9021", "CPA9022"];
        Assert.Empty(expected.Except(audited.Select(static diagnostic => diagnostic.Id)));
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview), path);

    private static IEnumerable<string> Lines(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(static diagnostic => diagnostic.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private sealed class ReadText(string path) : AdditionalText
    {
        public override string Path => path;

        public override Microsoft.CodeAnalysis.Text.SourceText GetText(CancellationToken cancellationToken = default) => Microsoft.CodeAnalysis.Text.SourceText.From(File.ReadAllText(path));
    }
}
