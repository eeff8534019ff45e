using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Volatility;

/// <summary>An analyzer that looks at one file at a time and can do so without the compiler's analyzer driver, which would bind every method of it.</summary>
internal interface IFileAnalyzer
{
    /// <summary>Whether the references of a compilation make it worth a look.</summary>
    bool IsConcerned(Compilation compilation);

    /// <summary>Reports on the file of the context.</summary>
    void Analyze(SemanticModelAnalysisContext context);
}
