using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Tells code that the compiler's own comparison, which recurses, might overflow the stack on.</summary>
internal static class SyntaxDepth
{
    private const int Deepest = 500;

    /// <summary>Code of so few characters is never deeper.</summary>
    private const int ShortText = 2 * Deepest;

    public static bool IsBounded(SyntaxNode code)
    {
        if (code.FullSpan.Length < ShortText)
            return true;

        var open = new Stack<(SyntaxNode Node, int Depth)>();
        open.Push((code, 0));
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
