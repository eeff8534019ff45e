namespace CachePrefix.Analyzers.Volatility.Rows;

/// <summary>What a member without a body in the project does to the values that go through it.</summary>
internal enum Transfer
{
    /// <summary>The result carries everything that went in.</summary>
    PassThrough = 0,
    Date,
    Sort,
    Project,
    Select,
    Mutate,
    Reset,
    Opaque,
    Invariant,
    FixedCulture,
    Drop,
    Receiver,
    Count,
    Entry,
}
