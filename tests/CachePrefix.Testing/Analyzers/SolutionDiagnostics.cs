using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Testing;

/// <summary>Runs analyzers over every project of a solution, concurrently, as the compiler does.</summary>
internal static class SolutionDiagnostics
{
    public static async Task<ImmutableArray<Diagnostic>> AllAsync(
        Solution solution, ImmutableArray<DiagnosticAnalyzer> analyzers, CompilerDiagnostics level, CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in solution.Projects)
            all.AddRange(await OfProjectAsync(project, analyzers, level, cancellationToken));
        return [.. all.OrderBy(DiagnosticText.SortKey, StringComparer.Ordinal)];
    }

    public static async Task<ImmutableArray<Diagnostic>> OfProjectAsync(
        Project project, ImmutableArray<DiagnosticAnalyzer> analyzers, CompilerDiagnostics level, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken)
            ?? throw new VerificationException($"Project {project.Name} has no compilation.");
        if (analyzers.IsEmpty)
            return [.. compilation.GetDiagnostics(cancellationToken).Where(diagnostic => !diagnostic.IsSuppressed && IsWanted(diagnostic, level))];

        var failures = new ConcurrentQueue<string>();
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            (exception, analyzer, _) => failures.Enqueue($"{analyzer.GetType().Name} threw {exception}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false);

        var diagnostics = await compilation.WithAnalyzers(analyzers, options).GetAllDiagnosticsAsync(cancellationToken);
        if (!failures.IsEmpty)
            throw new VerificationException(string.Join("\n", failures.Order(StringComparer.Ordinal)));

        return [.. diagnostics.Where(diagnostic => !diagnostic.IsSuppressed && (!IsFromCompiler(diagnostic) || IsWanted(diagnostic, level)))];
    }

    public static bool IsFromCompiler(Diagnostic diagnostic) =>
        diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler);

    private static bool IsWanted(Diagnostic diagnostic, CompilerDiagnostics level) => level switch
    {
        CompilerDiagnostics.None => false,
        CompilerDiagnostics.Errors => diagnostic.Severity == DiagnosticSeverity.Error,
        CompilerDiagnostics.Warnings => diagnostic.Severity >= DiagnosticSeverity.Warning,
        CompilerDiagnostics.Suggestions => diagnostic.Severity >= DiagnosticSeverity.Info,
        _ => true,
    };
}
