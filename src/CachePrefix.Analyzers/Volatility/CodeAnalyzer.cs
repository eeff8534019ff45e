using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Volatility;

/// <summary>
/// The base of rules about code in general. Build and editor enter through the compiler's driver, audits call <see cref="Begin"/> themselves,
/// because the driver binds every method of every file.
/// </summary>
public abstract class CodeAnalyzer : DiagnosticAnalyzer
{
    private protected CodeAnalyzer()
    {
    }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (Begin(start.Compilation, start.Options, start.CancellationToken) is { } analyze)
                start.RegisterSemanticModelAction(analyze);
        });
    }

    /// <summary>What looks at one file of a compilation, or <see langword="null"/> where the compilation is none of the rules' concern. Severities and suppressions are up to the caller.</summary>
    internal abstract Action<SemanticModelAnalysisContext>? Begin(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken);
}
