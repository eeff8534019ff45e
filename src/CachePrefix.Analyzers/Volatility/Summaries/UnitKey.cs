using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>A unit by its declaration, which stays the same from compilation to compilation where the symbol does not.</summary>
internal readonly record struct UnitKey(SyntaxTree? File, TextSpan Span, SymbolKind Kind)
{
    public static UnitKey Of(ISymbol unit) => unit.DeclaringSyntaxReferences is [var first, ..]
        ? new UnitKey(first.SyntaxTree, first.Span, unit.Kind)
        : new UnitKey(null, default, unit.Kind);
}
