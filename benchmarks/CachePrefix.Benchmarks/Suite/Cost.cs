namespace CachePrefix.Benchmarks.Suite;

/// <summary>What a call takes.</summary>
/// <param name="Seconds">Processor time.</param>
/// <param name="Bytes">Bytes that were allocated.</param>
internal readonly record struct Cost(double Seconds, double Bytes)
{
    public double Microseconds => Seconds * 1e6;

    public static Cost MedianOf(IReadOnlyCollection<Cost> costs) =>
        new(Medians.Of(costs.Select(static cost => cost.Seconds)), Medians.Of(costs.Select(static cost => cost.Bytes)));
}
