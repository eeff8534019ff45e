using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Volatility;

/// <summary>An analyzer that looks at a compilation as a whole and can do so without the compiler's analyzer driver, which would bind every method of it.</summary>
internal interface IWholeCompilationAnalyzer
{
    /// <summary>All that the analyzer reports, generated code included, before severities are configured and suppressions applied.</summary>
    IEnumerable<Diagnostic> Analyze(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken);
}
