using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Sinks;

/// <summary>The types of tools that a request offers to the model.</summary>
internal static class ToolTypes
{
    public static bool IsTool(ITypeSymbol type) => PartTable.Default.Names(PartKind.Tool).Contains(type.Name);
}
