using System.Collections.Immutable;

namespace CachePrefix.Analyzers.Volatility.Lattice;

/// <summary>Sets of reasons: sorted, each identity once, bounded.</summary>
internal static class TaintSet
{
    /// <summary>More reasons than a reader would follow; the smallest are kept.</summary>
    public const int Limit = 24;

    /// <summary>The reasons in their order, each once.</summary>
    public static ImmutableArray<Taint> Normalize(ImmutableArray<Taint>.Builder taints)
    {
        var isSorted = true;
        for (var i = 1; i < taints.Count && isSorted; i++)
            isSorted = Taint.CompareIdentity(taints[i - 1], taints[i]) < 0;

        if (isSorted)
            return taints.ToImmutable();

        var union = ImmutableArray<Taint>.Empty;
        foreach (var taint in taints)
            union = Union(union, [taint]);

        return union;
    }

    /// <summary>All reasons of both, up to <see cref="Limit"/>; <paramref name="left"/> itself if nothing is new.</summary>
    public static ImmutableArray<Taint> Union(ImmutableArray<Taint> left, ImmutableArray<Taint> right)
    {
        if (right.IsEmpty || left.Equals(right))
            return left;
        if (left.IsEmpty)
            return right;
        if (Absorbs(left, right))
            return left;

        var union = ImmutableArray.CreateBuilder<Taint>(left.Length + right.Length);
        var isNew = false;
        int l = 0, r = 0;
        while (union.Count < Limit && (l < left.Length || r < right.Length))
        {
            var order = l == left.Length ? 1 : r == right.Length ? -1 : Taint.CompareIdentity(left[l], right[r]);
            isNew |= order > 0 || (order == 0 && !left[l].Absorbs(right[r]));
            union.Add(order < 0 ? left[l++] : order > 0 ? right[r++] : Taint.Merge(left[l++], right[r++]));
        }

        // What is new may all be beyond the limit: then nothing has changed, and a loop has settled.
        return isNew ? union.ToImmutable() : left;
    }

    /// <summary>Whether a union adds nothing to <paramref name="left"/>, as most do once a loop has settled.</summary>
    private static bool Absorbs(ImmutableArray<Taint> left, ImmutableArray<Taint> right)
    {
        if (right.Length > left.Length)
            return false;

        var l = 0;
        foreach (var taint in right)
        {
            var order = -1;
            while (l < left.Length && (order = Taint.CompareIdentity(left[l], taint)) < 0)
                l++;
            if (order != 0 || !left[l].Absorbs(taint))
                return false;

            l++;
        }

        return true;
    }
}
