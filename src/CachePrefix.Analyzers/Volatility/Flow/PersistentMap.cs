namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>
/// A map from numbers to values that never changes: a big-endian Patricia tree. Copies share what they have in common, and a merge
/// does not look into what both sides share.
/// </summary>
/// <typeparam name="TValue">The values.</typeparam>
internal abstract class PersistentMap<TValue>
    where TValue : class
{
    public static TValue? Find(PersistentMap<TValue>? map, int key)
    {
        while (map is Branch branch)
            map = branch.IsLeft(key) ? branch.Left : branch.Right;

        return map is Leaf leaf && leaf.Key == key ? leaf.Value : null;
    }

    public static PersistentMap<TValue> Set(PersistentMap<TValue>? map, int key, TValue value) =>
        Merge(map, new Leaf(key, value), static (_, replaced) => replaced)!;

    /// <summary>Unites two maps; what both have is combined. Gives <paramref name="left"/> itself if nothing is new.</summary>
    /// <param name="left">The map that is added to.</param>
    /// <param name="right">The map that is added.</param>
    /// <param name="combine">Gives its first argument itself if nothing is new.</param>
    public static PersistentMap<TValue>? Merge(PersistentMap<TValue>? left, PersistentMap<TValue>? right, Func<TValue, TValue, TValue> combine)
    {
        if (ReferenceEquals(left, right) || right is null)
            return left;
        if (left is null)
            return right;

        if (left is Leaf first && right is Leaf second && first.Key == second.Key)
        {
            var value = combine(first.Value, second.Value);
            return ReferenceEquals(value, first.Value) ? left : ReferenceEquals(value, second.Value) ? right : new Leaf(first.Key, value);
        }

        var (leftBit, rightBit) = (left.Bit, right.Bit);
        if (leftBit > rightBit && left is Branch outer && outer.Holds(right.Prefix))
        {
            return outer.IsLeft(right.Prefix)
                ? outer.With(Merge(outer.Left, right, combine)!, outer.Right)
                : outer.With(outer.Left, Merge(outer.Right, right, combine)!);
        }

        if (rightBit > leftBit && right is Branch around && around.Holds(left.Prefix))
        {
            return around.IsLeft(left.Prefix)
                ? around.With(Merge(left, around.Left, combine)!, around.Right)
                : around.With(around.Left, Merge(left, around.Right, combine)!);
        }

        if (leftBit == rightBit && left is Branch one && right is Branch other && one.Prefix == other.Prefix)
        {
            var (newLeft, newRight) = (Merge(one.Left, other.Left, combine)!, Merge(one.Right, other.Right, combine)!);
            var merged = one.With(newLeft, newRight);
            return !ReferenceEquals(merged, one) && ReferenceEquals(newLeft, other.Left) && ReferenceEquals(newRight, other.Right) ? other : merged;
        }

        return Join(left, right);
    }

    /// <summary>Combines what both maps have; what only <paramref name="right"/> has is left out.</summary>
    public static PersistentMap<TValue>? MergeKnown(PersistentMap<TValue>? left, PersistentMap<TValue>? right, Func<TValue, TValue, TValue> combine)
    {
        if (left is null || right is null || ReferenceEquals(left, right))
            return left;
        if (left is Leaf leaf)
            return Find(right, leaf.Key) is { } value ? Merge(leaf, new Leaf(leaf.Key, value), combine) : left;

        var branch = (Branch)left;
        if (right is Branch around && around.Bit > branch.Bit)
            return around.Holds(branch.Prefix) ? MergeKnown(left, around.IsLeft(branch.Prefix) ? around.Left : around.Right, combine) : left;
        if (right is Branch other && other.Bit == branch.Bit)
            return other.Prefix == branch.Prefix ? branch.With(MergeKnown(branch.Left, other.Left, combine)!, MergeKnown(branch.Right, other.Right, combine)!) : left;
        if (!branch.Holds(right.Prefix))
            return left;

        return branch.IsLeft(right.Prefix)
            ? branch.With(MergeKnown(branch.Left, right, combine)!, branch.Right)
            : branch.With(branch.Left, MergeKnown(branch.Right, right, combine)!);
    }

    /// <summary>Combines what both maps have; what only one has, or what combines to nothing, is left out. Gives <paramref name="left"/> itself if that is all.</summary>
    public static PersistentMap<TValue>? Intersect(PersistentMap<TValue>? left, PersistentMap<TValue>? right, Func<TValue, TValue, TValue?> combine)
    {
        if (left is null || right is null || ReferenceEquals(left, right))
            return right is null ? null : left;
        if (left is Leaf leaf)
            return Find(right, leaf.Key) is { } other ? leaf.With(combine(leaf.Value, other)) : null;
        if (right is Leaf only)
            return Find(left, only.Key) is { } known ? new Leaf(only.Key, known).With(combine(known, only.Value)) : null;

        var (first, second) = ((Branch)left, (Branch)right);
        if (first.Bit > second.Bit)
            return first.Holds(second.Prefix) ? Intersect(first.IsLeft(second.Prefix) ? first.Left : first.Right, second, combine) : null;
        if (second.Bit > first.Bit)
            return second.Holds(first.Prefix) ? Intersect(first, second.IsLeft(first.Prefix) ? second.Left : second.Right, combine) : null;
        if (first.Prefix != second.Prefix)
            return null;

        var (newLeft, newRight) = (Intersect(first.Left, second.Left, combine), Intersect(first.Right, second.Right, combine));
        return newLeft is null ? newRight : newRight is null ? newLeft : first.With(newLeft, newRight);
    }

    public static PersistentMap<TValue>? Remove(PersistentMap<TValue>? map, int key)
    {
        if (map is null or Leaf)
            return map is Leaf leaf && leaf.Key == key ? null : map;

        var branch = (Branch)map;
        if (!branch.Holds(key))
            return branch;

        var (newLeft, newRight) = branch.IsLeft(key) ? (Remove(branch.Left, key), branch.Right) : (branch.Left, Remove(branch.Right, key));
        return newLeft is null ? newRight : newRight is null ? newLeft : branch.With(newLeft, newRight);
    }

    /// <summary>The bits above <see cref="Bit"/>; the whole key of a leaf.</summary>
    protected abstract int Prefix { get; }

    /// <summary>The bit that decides between the sides; none in a leaf.</summary>
    protected abstract int Bit { get; }

    private static Branch Join(PersistentMap<TValue> left, PersistentMap<TValue> right)
    {
        var differing = left.Prefix ^ right.Prefix;
        var bit = 1;
        while ((differing >>= 1) != 0)
            bit <<= 1;

        var prefix = left.Prefix & ~((bit << 1) - 1);
        return (left.Prefix & bit) == 0 ? new Branch(prefix, bit, left, right) : new Branch(prefix, bit, right, left);
    }

    private sealed class Leaf(int key, TValue value) : PersistentMap<TValue>
    {
        public int Key => key;

        public TValue Value => value;

        public Leaf? With(TValue? combined) => combined is null ? null : ReferenceEquals(combined, value) ? this : new Leaf(key, combined);

        protected override int Prefix => key;

        protected override int Bit => 0;
    }

    private sealed class Branch(int prefix, int bit, PersistentMap<TValue> left, PersistentMap<TValue> right) : PersistentMap<TValue>
    {
        public PersistentMap<TValue> Left => left;

        public PersistentMap<TValue> Right => right;

        protected override int Prefix => prefix;

        protected override int Bit => bit;

        public bool IsLeft(int key) => (key & bit) == 0;

        public bool Holds(int key) => (key & ~((bit << 1) - 1)) == prefix;

        public Branch With(PersistentMap<TValue> newLeft, PersistentMap<TValue> newRight) =>
            ReferenceEquals(left, newLeft) && ReferenceEquals(right, newRight) ? this : new Branch(prefix, bit, newLeft, newRight);
    }
}
