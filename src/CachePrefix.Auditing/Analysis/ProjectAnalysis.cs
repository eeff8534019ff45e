using System.Collections.Concurrent;
using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility;
using CachePrefix.Analyzers.Volatility.Sinks;
using CachePrefix.Analyzers.Volatility.Summaries;
using CachePrefix.Auditing.Loading;
using CachePrefix.Auditing.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Auditing.Analysis;

/// <summary>
/// Runs all analyzers over projects. Those about code in general are entered without the compiler's driver, which would bind every method
/// of a file; the driver runs those about prompt definitions, where there are any. A file of several projects is looked at in the first.
/// </summary>
internal sealed class ProjectAnalysis
{
    private static readonly ImmutableArray<CodeAnalyzer> AboutCode = [.. OwnAssembly.Analyzers.OfType<CodeAnalyzer>()];
    private static readonly ImmutableArray<DiagnosticAnalyzer> Others = [.. OwnAssembly.Analyzers.Where(static analyzer => analyzer is not CodeAnalyzer)];

    private readonly Dictionary<string, LoadedProject> _owners = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _additionalFiles = new(StringComparer.Ordinal);
    private readonly Action<string?, string> _note;

    public ProjectAnalysis(IReadOnlyList<LoadedProject> projects, Action<string?, string> note)
    {
        _note = note;
        foreach (var project in projects)
        {
            foreach (var file in project.Files)
                _owners.TryAdd(file, project);
        }
    }

    /// <summary>Whether a file is looked at as part of this project.</summary>
    public bool Owns(LoadedProject project, string path) => _owners.GetValueOrDefault(path) == project;

    public async Task<IReadOnlyList<Diagnostic>> RunAsync(LoadedProject project, CSharpCompilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (!VolatilityGate.IsConcerned(compilation) && !WritesMessages(compilation, cancellationToken))
            return [];

        var own = compilation.SyntaxTrees.Where(tree => _owners.GetValueOrDefault(tree.FilePath)?.Name == project.Name).ToList();
        var diagnostics = RunDirectly(project, compilation, own, options, cancellationToken);
        var driver = compilation.WithAnalyzers(Others, new CompilationWithAnalyzersOptions(
            options,
            (exception, analyzer, _) => Failed(project, analyzer, exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));
        foreach (var tree in own)
        {
            if (TreeIndex.Of(tree, cancellationToken).Prompts.Count > 0)
                diagnostics.AddRange(await driver.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, cancellationToken).ConfigureAwait(false));
        }

        foreach (var file in options.AdditionalFiles)
        {
            if (_additionalFiles.TryAdd(file.Path, true))
                diagnostics.AddRange((await driver.GetAnalysisResultAsync(file, cancellationToken).ConfigureAwait(false)).GetAllDiagnostics());
        }

        return [.. diagnostics.Where(static diagnostic => OwnAssembly.Rules.ContainsKey(diagnostic.Id))];
    }

    /// <summary>Whether a project that refers to no SDK writes messages by hand. The text of a file tells first, so that most are not read any closer.</summary>
    private static bool WritesMessages(CSharpCompilation compilation, CancellationToken cancellationToken) => compilation.SyntaxTrees.Any(tree =>
        RoleSyntax.MayWriteRequests(tree.GetText(cancellationToken).ToString())
        && TreeIndex.Of(tree, cancellationToken).Entries.Any(static entry => entry.MentionsRole || entry.MentionsPrompt));

    private List<Diagnostic> RunDirectly(LoadedProject project, CSharpCompilation compilation, IReadOnlyList<SyntaxTree> own, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        // All are entered before the first looks at a file, so that what they share lives until the last has.
        var diagnostics = new List<Diagnostic>();
        // What one rule has bound of a file, the next one need not bind again.
        var models = own.ToDictionary(static tree => tree, CompilationCache.Of(compilation).ModelOf);
        var entered = new List<(CodeAnalyzer Analyzer, Action<SemanticModelAnalysisContext> Analyze)>();
        foreach (var analyzer in AboutCode)
        {
            Guard(project, analyzer, () =>
            {
                if (analyzer.Begin(compilation, options, cancellationToken) is { } analyze)
                    entered.Add((analyzer, analyze));
            });
        }

        foreach (var (analyzer, analyze) in entered)
        {
            foreach (var tree in own)
                Guard(project, analyzer, () => analyze(ContextOf(models[tree], options, diagnostics.Add, cancellationToken)));
        }

        return [.. CompilationWithAnalyzers.GetEffectiveDiagnostics(diagnostics, compilation)
            .Where(diagnostic => !diagnostic.IsSuppressed && !GeneratedCode.Contains(diagnostic.Location, compilation.Options.SyntaxTreeOptionsProvider))
            .Select(diagnostic => BulkSeverity.Apply(diagnostic, compilation, options))
            .OfType<Diagnostic>()];
    }

#pragma warning disable CS0618 // The constructor that also takes a compilation is the driver's own.
    private static SemanticModelAnalysisContext ContextOf(SemanticModel model, AnalyzerOptions options, Action<Diagnostic> report, CancellationToken cancellationToken) =>
        new(model, options, report, static _ => true, cancellationToken);
#pragma warning restore CS0618

    private void Guard(LoadedProject project, DiagnosticAnalyzer analyzer, Action analyze)
    {
        try
        {
            analyze();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Failed(project, analyzer, exception);
        }
    }

    private void Failed(LoadedProject project, DiagnosticAnalyzer analyzer, Exception exception) =>
        _note(null, $"{analyzer.GetType().Name} failed in {project.Name} ({exception.GetType().Name}); its findings there are missing. Please report it.");
}
