using BenchmarkDotNet.Attributes;

namespace CachePrefix.Benchmarks.Calls;

/// <summary>A generated call against the same call written by hand, on a client that answers at once.</summary>
[MemoryDiagnoser]
public class CallBenchmarks
{
    private static readonly string Handbook = new('h', 20_000);
    private static readonly string Customer = new('c', 500);

    private readonly HandWritten _handWritten = new(new NoOpChatClient());
    private readonly BenchmarkPromptClient _generated =
        new(new PromptRuntime(new TierRegistry(new Tier("simple", new NoOpChatClient(), HandWritten.Model))));

    /// <summary>The call written by hand.</summary>
    [Benchmark(Baseline = true)]
    public async Task<object> HandWrittenCall() =>
        await _handWritten.SendAsync(Handbook, Customer, "What does the warranty cover?");

    /// <summary>The generated call with the segments as parameters.</summary>
    [Benchmark]
    public async Task<object> GeneratedCall() =>
        await _generated.SendAsync(Handbook, Customer, "What does the warranty cover?");
}
