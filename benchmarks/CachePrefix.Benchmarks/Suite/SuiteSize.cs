namespace CachePrefix.Benchmarks.Suite;

/// <summary>How long the suite measures.</summary>
internal enum SuiteSize
{
    /// <summary>Long enough to see what is twice as dear as it should be or grows faster than what it reads.</summary>
    Short,

    /// <summary>Every measure, as often as its figures need.</summary>
    All,
}
