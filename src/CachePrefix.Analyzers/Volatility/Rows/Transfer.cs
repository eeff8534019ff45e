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

    /// <summary>What is put into the member is not sent with what it is a member of.</summary>
    Unsent,
    Receiver,
    Count,
    Entry,
}
