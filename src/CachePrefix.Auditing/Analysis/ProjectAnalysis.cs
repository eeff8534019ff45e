using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Auditing.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Auditing.Analysis;

/// <summary>Runs all analyzers over one project.</summary>
internal static class ProjectAnalysis
{
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(
        LoadedProject project,
        CSharpCompilation compilation,
        AnalyzerOptions options,
        Action<string?, string> note,
        CancellationToken cancellationToken)
    {
        if (!compilation.ReferencedAssemblyNames.Any(static reference => Sdks.IsAssembly(reference.Name)))
            return [];

        var analysis = compilation.WithAnalyzers(OwnAssembly.Analyzers, new CompilationWithAnalyzersOptions(
            options,
            (exception, analyzer, _) => note(null, $"{analyzer.GetType().Name} failed in {project.Name} ({exception.GetType().Name}); its findings there are missing. Please report it."),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));
        var diagnostics = await analysis.GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
        return [.. diagnostics.Where(static diagnostic => OwnAssembly.Rules.ContainsKey(diagnostic.Id))];
    }
}
