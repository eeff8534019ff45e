using System.Globalization;
using CachePrefix.Benchmarks.Suite;

namespace CachePrefix.Benchmarks.Caches;

/// <summary>Hits of the response caches against what people would use instead.</summary>
internal sealed class CachePart : ISuitePart
{
    public string Name => "caches";

    public async IAsyncEnumerable<Measure> RunAsync(SuiteSize size)
    {
        var exact = new ExactHitBenchmarks();
        await exact.FillAsync();
        var (own, microsoft) = await Contest.CallsAsync(exact.ResponseCache, exact.DistributedCachingClient, size);
        yield return Compare("an exact hit against Microsoft's caching client", own, microsoft, goal: 1);

        (own, var bare) = await Contest.CallsAsync(exact.ResponseCache, exact.BareHybridCache, size);
        yield return Compare("an exact hit against HybridCache with a hash of the texts", own, bare, goal: 2.5);

        var semantic = new SemanticLookUpBenchmarks { Entries = size == SuiteSize.Short ? SemanticLookUpBenchmarks.Most / 5 : SemanticLookUpBenchmarks.Most };
        await semantic.FillAsync();
        (own, var list) = await Contest.CallsAsync(semantic.SemanticStore, () => Task.FromResult(semantic.BareSimilarity()), size);
        yield return Compare(string.Create(CultureInfo.InvariantCulture, $"the nearest of {semantic.Entries:#,0} questions against a plain loop"), own, list, goal: 0.5);
    }

    private static Measure Compare(string name, Cost own, Cost other, double goal) => new(
        $"Response caches: {name}", own.Seconds / other.Seconds, goal, string.Create(CultureInfo.InvariantCulture, $"{own.Microseconds:0.0} and {other.Microseconds:0.0} µs"));
}
