using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>Orders symbols of the project by where they are declared.</summary>
internal static class SymbolOrder
{
    public static int Compare(ISymbol left, ISymbol right)
    {
        var (leftPath, leftStart) = PositionOf(left);
        var (rightPath, rightStart) = PositionOf(right);
        var byPath = string.CompareOrdinal(leftPath, rightPath);
        if (byPath != 0)
            return byPath;

        var byStart = leftStart.CompareTo(rightStart);
        return byStart != 0 ? byStart : string.CompareOrdinal(left.ToDisplayString(), right.ToDisplayString());
    }

    private static (string Path, int Start) PositionOf(ISymbol symbol)
    {
        var references = symbol.DeclaringSyntaxReferences;
        return references.IsEmpty ? (string.Empty, 0) : (references[0].SyntaxTree.FilePath, references[0].Span.Start);
    }
}
