using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Lattice;

/// <summary>One step of a value's way from its source to a sink; the outermost step refers to the ones before it.</summary>
internal sealed class Hop
{
    public const int Limit = 16;

    private Hop(SyntaxNode node, Hop? inner)
    {
        Node = node;
        Inner = inner;
        Depth = (inner?.Depth ?? 0) + 1;
    }

    public SyntaxNode Node { get; }

    public Hop? Inner { get; }

    public int Depth { get; }

    public static Hop? Add(Hop? inner, SyntaxNode node) =>
        inner is not null && (inner.Depth >= Limit || Contains(inner, node)) ? inner : new Hop(node, inner);

    /// <summary>Shorter ways first, then by position, so that the way kept does not depend on the order of analysis.</summary>
    public static int Compare(Hop? left, Hop? right)
    {
        var byDepth = (left?.Depth ?? 0).CompareTo(right?.Depth ?? 0);
        if (byDepth != 0)
            return byDepth;

        for (; left is not null && right is not null; left = left.Inner, right = right.Inner)
        {
            if (ReferenceEquals(left, right))
                return 0;

            var byNode = SyntaxOrder.Compare(left.Node, right.Node);
            if (byNode != 0)
                return byNode;
        }

        return 0;
    }

    /// <summary>Appends the steps of <paramref name="outer"/> to the steps of <paramref name="inner"/>.</summary>
    public static Hop? Concat(Hop? inner, Hop? outer) =>
        outer is null ? inner : Add(Concat(inner, outer.Inner), outer.Node);

    /// <summary>The steps from the source outward.</summary>
    public static List<SyntaxNode> Unroll(Hop? hop)
    {
        var nodes = new List<SyntaxNode>();
        for (; hop is not null; hop = hop.Inner)
            nodes.Add(hop.Node);

        nodes.Reverse();
        return nodes;
    }

    private static bool Contains(Hop? hop, SyntaxNode node)
    {
        for (; hop is not null; hop = hop.Inner)
        {
            if (ReferenceEquals(hop.Node, node))
                return true;
        }

        return false;
    }
}
