namespace CachePrefix.Analyzers.Volatility.Lattice;

/// <summary>What a value is, beyond why it is volatile.</summary>
[Flags]
internal enum ValueTraits
{
    None = 0,

    /// <summary>A random generator with a fixed seed.</summary>
    Seeded = 1 << 0,

    /// <summary>A culture or format provider that is the same everywhere.</summary>
    FixedCulture = 1 << 1,

    /// <summary>A message of the conversation, or a list that holds one.</summary>
    Turn = 1 << 2,

    /// <summary>A sequence whose order its own code determined.</summary>
    OwnOrder = 1 << 3,

    /// <summary>A system message, or a list that holds one.</summary>
    SystemMessage = 1 << 4,
}

/// <summary>How traits combine.</summary>
internal static class ValueTraitsLattice
{
    private const ValueTraits Must = ValueTraits.Seeded | ValueTraits.FixedCulture | ValueTraits.OwnOrder;

    public static ValueTraits Join(ValueTraits left, ValueTraits right) => (left & right & Must) | ((left | right) & ~Must);

    public static ValueTraits Append(ValueTraits left, ValueTraits right) => left | (right & (ValueTraits.Turn | ValueTraits.SystemMessage));
}
