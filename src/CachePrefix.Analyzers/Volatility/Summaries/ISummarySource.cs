using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>Gives what is known so far of a method, field or property of the project.</summary>
internal interface ISummarySource
{
    Summary Get(ISymbol unit);
}
