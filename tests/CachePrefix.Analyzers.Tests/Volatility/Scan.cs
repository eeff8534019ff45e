using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Rules;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>Runs the volatility analyzers on code and gives what they report.</summary>
internal static class Scan
{
    private const string Usings = """
        global using System;
        global using System.Collections.Concurrent;
        global using System.Collections.Generic;
        global using System.Globalization;
        global using System.IO;
        global using System.Linq;
        global using System.Text;
        global using System.Text.Json;
        global using System.Threading.Tasks;
        """;

    /// <summary>The ids reported for code that uses Microsoft.Extensions.AI, in text order.</summary>
    public static async Task<IReadOnlyList<string>> IdsAsync(string members, string types = "") =>
        [.. (await RunAsync(Class(members, types))).Select(diagnostic => diagnostic.Id)];

    public static string Class(string members, string types = "") => $$"""
        using CachePrefix;
        using Microsoft.Extensions.AI;

        {{types}}

        class Subject
        {
            const string Role = "You answer questions about the products of Acme.";
            static ChatMessage System(string text) => new(ChatRole.System, text);
            {{members}}
        }
        """;

    public static Task<ImmutableArray<Diagnostic>> RunAsync(params string[] sources) => RunAsync(sources, null, requireValid: true);

    public static async Task<ImmutableArray<Diagnostic>> RunAsync(
        IReadOnlyList<string> sources,
        Dictionary<string, string>? options = null,
        bool requireValid = true,
        IEnumerable<MetadataReference>? references = null,
        bool reverse = false,
        IEnumerable<(string Path, string Text)>? files = null,
        OutputKind output = OutputKind.DynamicallyLinkedLibrary)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        var trees = sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, parse, $"File{index}.cs"))
            .Append(CSharpSyntaxTree.ParseText(Usings, parse, "Usings.cs"));
        var compilation = CSharpCompilation.Create(
            "Subject",
            reverse ? trees.Reverse() : trees,
            references ?? ReferenceSets.Default,
            new CSharpCompilationOptions(output, nullableContextOptions: NullableContextOptions.Enable));
        if (requireValid)
            Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var failures = new ConcurrentFailures();
        var analyzers = compilation.WithAnalyzers(
            [new VolatilityAnalyzer(), new RewrittenHistoryAnalyzer()],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([.. (files ?? []).Select(file => new TextFile(file.Path, file.Text))], new OptionsProvider(options ?? [])),
                (exception, _, _) => failures.Add(exception),
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false));
        var diagnostics = await analyzers.GetAnalyzerDiagnosticsAsync();
        Assert.Empty(failures);
        return [.. diagnostics
            .OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    private sealed class ConcurrentFailures : System.Collections.Concurrent.ConcurrentBag<Exception>;

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class OptionsProvider(Dictionary<string, string> options) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(options);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options([]);
    }

    private sealed class Options(Dictionary<string, string> options) : AnalyzerConfigOptions
    {
#nullable disable
        public override bool TryGetValue(string key, out string value) => options.TryGetValue(key, out value);
#nullable restore
    }
}
