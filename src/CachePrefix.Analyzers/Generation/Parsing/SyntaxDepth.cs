using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Tells trees that the compiler's own comparison, which recurses, might overflow the stack on.</summary>
internal static class SyntaxDepth
{
    private const int Deepest = 500;

    /// <summary>A tree of so few characters is never deeper.</summary>
    private const int ShortText = 2 * Deepest;

    public static bool IsBounded(SyntaxTree tree)
    {
        if (tree.Length < ShortText)
            return true;

        var open = new Stack<(SyntaxNode Node, int Depth)>();
        open.Push((tree.GetRoot(), 0));
        while (open.Count > 0)
        {
            var (node, depth) = open.Pop();
            if (depth > Deepest)
                return false;
            foreach (var child in node.ChildNodes())
                open.Push((child, depth + 1));
        }

        return true;
    }
}
