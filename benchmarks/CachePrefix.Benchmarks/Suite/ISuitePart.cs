namespace CachePrefix.Benchmarks.Suite;

/// <summary>The measures of one subject.</summary>
internal interface ISuitePart
{
    /// <summary>The name that <c>--only</c> takes.</summary>
    string Name { get; }

    IAsyncEnumerable<Measure> RunAsync(SuiteSize size);
}
