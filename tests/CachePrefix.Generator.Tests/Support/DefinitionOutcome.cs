using System.Collections.Immutable;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Generator.Tests.Support;

/// <summary>What the compiler, the generator and every analyzer make of a source.</summary>
internal sealed class DefinitionOutcome
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using CachePrefix;
        global using Microsoft.Extensions.AI;
        """;

    private static readonly ImmutableArray<Type> Analyzers =
    [
        .. typeof(PromptGenerator).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .OrderBy(static type => type.FullName, StringComparer.Ordinal),
    ];

    private DefinitionOutcome(string source)
    {
        Source = source;
    }

    public string Source { get; }

    /// <summary>Whether the compiler found no error in the source itself, before anything was generated.</summary>
    public bool InputCompiles { get; private init; }

    /// <summary>The files of <see cref="PathOf"/> that have errors before anything is generated.</summary>
    public IReadOnlySet<string> BrokenInputs { get; private init; } = new HashSet<string>();

    /// <summary>Exceptions of the generator and of analyzers.</summary>
    public IReadOnlyList<string> Faults { get; private init; } = [];

    /// <summary>What the compiler has against generated code, or against the source because of generated code.</summary>
    public IReadOnlyList<string> Complaints { get; private init; } = [];

    /// <summary>The ids of our own findings, in order.</summary>
    public IReadOnlyList<string> Rules { get; private init; } = [];

    public GeneratorRunResult Generated { get; private init; }

    /// <summary>The source with what was generated for it.</summary>
    public required Compilation Output { get; init; }

    public bool HasDefinitionError => Rules.Any(static rule => rule.StartsWith("CPA9", StringComparison.Ordinal));

    public string Text => string.Concat(Generated.GeneratedSources.Select(static source => $"--- {source.HintName} ---\n{source.SourceText}\n"));

    /// <summary>The path of a source by its place in the list.</summary>
    public static string PathOf(int index) => $"/0/Test{index}.cs";

    public static Task<DefinitionOutcome> OfAsync(string source, LanguageVersion language = LanguageVersion.Latest, bool analyze = true) =>
        OfAsync([source], """{ "tiers": { "simple": { "model": "claude-haiku-4-5" }, "complex": { "model": "claude-opus-4-8" } } }""", language, analyze);

    public static async Task<DefinitionOutcome> OfAsync(IReadOnlyList<string> sources, string configuration, LanguageVersion language = LanguageVersion.Latest, bool analyze = true)
    {
        var parse = new CSharpParseOptions(language, DocumentationMode.Diagnose);
        var trees = sources.Select((text, index) => CSharpSyntaxTree.ParseText(text, parse, PathOf(index), System.Text.Encoding.UTF8)).ToList();
        if (language >= LanguageVersion.CSharp10)
            trees.Add(CSharpSyntaxTree.ParseText(Usings, parse, "/0/Usings.cs", System.Text.Encoding.UTF8));
        var nullable = language >= LanguageVersion.CSharp8 ? NullableContextOptions.Enable : NullableContextOptions.Disable;
        var input = CSharpCompilation.Create("TestProject", trees, ReferenceSets.Default, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullable));
        var files = ImmutableArray.Create<AdditionalText>(new Configuration(configuration));
        var driver = CSharpGeneratorDriver.Create([new PromptGenerator().AsSourceGenerator()], files, parse)
            .RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        var generated = driver.GetRunResult().Results.Single();
        var errors = input.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        var before = errors.Select(Describe).ToHashSet(StringComparer.Ordinal);
        var faults = new System.Collections.Concurrent.ConcurrentQueue<string>();
        if (generated.Exception is { } exception)
            faults.Enqueue($"generator: {exception}");

        return new DefinitionOutcome(string.Join("\n", sources))
        {
            InputCompiles = before.Count == 0,
            BrokenInputs = errors.Select(static error => error.Location.GetLineSpan().Path).ToHashSet(StringComparer.Ordinal),
            Complaints =
            [
                .. output.GetDiagnostics()
                    .Where(diagnostic => input.ContainsSyntaxTree(diagnostic.Location.SourceTree) ? diagnostic.Severity == DiagnosticSeverity.Error : diagnostic.Severity >= DiagnosticSeverity.Warning)
                    .Select(Describe)
                    .Where(text => !before.Contains(text)),
            ],
            Rules = analyze ? await RulesAsync(output, files, faults) : [],
            Faults = [.. faults],
            Generated = generated,
            Output = output,
        };
    }

    private static async Task<IReadOnlyList<string>> RulesAsync(Compilation compilation, ImmutableArray<AdditionalText> files, System.Collections.Concurrent.ConcurrentQueue<string> faults)
    {
        var analyzers = Analyzers.Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!).ToImmutableArray();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(files),
            (exception, analyzer, _) => faults.Enqueue($"{analyzer.GetType().Name}: {exception}"),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        var diagnostics = await new CompilationWithAnalyzers(compilation, analyzers, options).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.Select(static diagnostic => diagnostic.Id).Order(StringComparer.Ordinal)];
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        return $"{place.Path}({place.StartLinePosition}): {diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }

    private sealed class Configuration(string content) : AdditionalText
    {
        public override string Path => "/0/cacheprefix.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content, System.Text.Encoding.UTF8);
    }
}
