namespace CachePrefix.Analyzers.Volatility.Lattice;

/// <summary>Why a value may differ between two requests that should share a prefix.</summary>
[Flags]
internal enum VolatilityKind
{
    None = 0,

    /// <summary>A point in time; <see cref="Granularity"/> says how fine.</summary>
    Clock = 1 << 0,
    Random = 1 << 1,
    HashOrder = 1 << 2,
    InsertionOrder = 1 << 3,

    /// <summary>The order in which a file system or reflection lists its entries.</summary>
    SystemOrder = 1 << 4,
    Culture = 1 << 5,

    /// <summary>The process, the machine or its user.</summary>
    Host = 1 << 6,
    LineEnding = 1 << 7,
    Identity = 1 << 8,
    CallerData = 1 << 9,
    MutableState = 1 << 10,

    /// <summary>Content read from outside the program.</summary>
    Unproven = 1 << 11,
    Declared = 1 << 12,

    /// <summary>Not volatile by itself: whatever the caller passes for a parameter.</summary>
    Parameter = 1 << 13,

    /// <summary>The name of a type where the text of an object was meant.</summary>
    TypeName = 1 << 14,

    Order = HashOrder | InsertionOrder | SystemOrder,
    All = (1 << 15) - 1,
}
