using System.Collections.Immutable;
using System.Globalization;
using CachePrefix.Analyzers.Tests.Stubs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Tests.RealWorld;

/// <summary>
/// Forms that public code builds prompts in, each reduced to the lines that matter. Every file below Cases states
/// what it reports: the id and the text under the squiggle, in the order of the file; nothing else may be reported.
/// Files below Reported are named after inputs that were reported, and state hidden findings, too.
/// </summary>
public sealed class RealWorldTests
{
    private const string Folder = "RealWorld/Cases/";

    private const string Expectation = "// reports ";

    private static readonly ImmutableArray<MetadataReference> References = [.. StubReferences.Platform, .. StubReferences.All()];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(RuleIds).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static readonly ImmutableArray<string> Names =
    [
        .. typeof(RealWorldTests).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(static name => name[Folder.Length..])
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Cases => [.. Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Reports_what_the_case_states_and_nothing_else(string name)
    {
        using var reader = new StreamReader(typeof(RealWorldTests).Assembly.GetManifestResourceStream(Folder + name)!);
        var source = (await reader.ReadToEndAsync()).ReplaceLineEndings("\n");
        var expected = source.Split('\n')
            .Where(static line => line.StartsWith(Expectation, StringComparison.Ordinal))
            .Select(static line => line[Expectation.Length..]);

        Assert.Equal(expected, await ReportsAsync(name, source));
    }

    [Fact]
    public void Volatile_forms_and_look_alikes_are_both_covered()
    {
        Assert.Contains(Names, static name => name.StartsWith("Stable/", StringComparison.Ordinal));
        Assert.Contains(Names, static name => name.StartsWith("Volatile/", StringComparison.Ordinal));
    }

    private static async Task<IEnumerable<string>> ReportsAsync(string name, string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest), name);
        var compilation = CSharpCompilation.Create(
            "Application",
            [tree, CSharpSyntaxTree.ParseText(ImplicitUsings, new CSharpParseOptions(LanguageVersion.Latest))],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
                .WithSpecificDiagnosticOptions([new("OPENAI001", ReportDiagnostic.Suppress)]));
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var diagnostics = await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync();
        return diagnostics
            .Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden || name.StartsWith("Reported/", StringComparison.Ordinal))
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .Select(diagnostic => Describe(diagnostic, source));
    }

    private static string Describe(Diagnostic diagnostic, string source) =>
        diagnostic.Location.IsInSource
            ? $"{diagnostic.Id} on {source[diagnostic.Location.SourceSpan.Start..diagnostic.Location.SourceSpan.End].ReplaceLineEndings(" ")}"
            : $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";

    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;
}
