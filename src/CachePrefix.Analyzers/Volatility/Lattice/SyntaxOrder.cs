using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Lattice;

/// <summary>Orders syntax by file and span: the same whatever the order of trees and threads.</summary>
internal static class SyntaxOrder
{
    public static int Compare(SyntaxNode left, SyntaxNode right)
    {
        if (ReferenceEquals(left, right))
            return 0;

        if (!ReferenceEquals(left.SyntaxTree, right.SyntaxTree))
        {
            var byPath = string.CompareOrdinal(left.SyntaxTree.FilePath, right.SyntaxTree.FilePath);
            if (byPath != 0)
                return byPath;
        }

        // Full spans order nodes as spans do, and cost no walk to the first token.
        var byStart = left.FullSpan.Start.CompareTo(right.FullSpan.Start);
        return byStart != 0 ? byStart : left.FullSpan.Length.CompareTo(right.FullSpan.Length);
    }
}
