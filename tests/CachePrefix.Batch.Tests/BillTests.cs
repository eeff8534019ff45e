using CachePrefix.Batch.Tests.Support;

namespace CachePrefix.Batch.Tests;

/// <summary>What the ledger says of batches is what the provider's bill says.</summary>
public sealed class BillTests
{
    [Theory]
    [MemberData(nameof(Office.Kinds), MemberType = typeof(Office))]
    public async Task Records_carry_the_batch_mark_and_add_up_to_the_bill(string kind)
    {
        await using var office = await Office.OpenAsync(kind);
        using var folder = new TemporaryFolder();
        var sink = new Sink();
        var runtime = office.RuntimeOf(observers: [new CallMeter([sink])]);
        var prompts = Enumerable.Range(0, 10).Select(static number => new CascadePrompt { Ticket = $"Ticket {number}" }).ToList();

        var batch = await new CascadePromptClient(runtime).SubmitBatchAsync(prompts, Office.Options(folder.Store, "nightly"));
        var items = await batch.ResultsAsync().ToListAsync();
        await batch.ResultsAsync().ToListAsync();

        Assert.Equal(15, sink.Records.Count);
        Assert.All(sink.Records, static record => Assert.Equal(AnswerSource.Batch, record.Source));
        Assert.Equal(office.Emulator.Stats.Total.CostUsd, sink.Records.Sum(static record => record.Cost));
        Assert.Equal(office.Emulator.Stats.Total.CostUsd, items.Sum(static item => item.Result!.Cost));
        Assert.Equal(items.Select(static item => item.Result!.CallId).Order(), sink.Records.Where(static record => record.IsFinal).Select(static record => record.CallId).Order());
        Assert.Equal(10, sink.Records.Select(static record => record.CallId).Distinct().Count());
        Assert.All(sink.Records.Where(static record => record.IsFinal), static record => Assert.True(record.UncachedCost > record.Cost));
    }

    [Fact]
    public async Task A_seeded_batch_with_hour_long_entries_costs_less_than_a_tenth_of_direct_uncached_calls()
    {
        await using var office = await Office.OpenAsync("anthropic");
        using var folder = new TemporaryFolder();
        var options = Office.Options(folder.Store, "nightly");
        options.Seed = true;

        var items = await (await new TagPromptClient(office.Runtime).SubmitBatchAsync(Office.Tickets(100), options)).ResultsAsync().ToListAsync();

        var run = (await folder.Store.FindAsync("nightly", default))!;
        Assert.Equal([(1, 1, 0), (2, 99, 1)], run.Parts.OrderBy(static part => part.Number).Select(static part => (part.Number, part.Requests, part.After)));
        Assert.All(office.Emulator.Requests.Where(static request => request.Path.EndsWith("/batches", StringComparison.Ordinal) && request.Text.Contains("custom_id", StringComparison.Ordinal)),
            static request => Assert.Contains("\"ttl\":\"1h\"", request.Text, StringComparison.Ordinal));
        Assert.All(items, static item => Assert.True(item.Result!.Usage.TotalInput > 5_000 && item.Result.Usage.CacheWrite5m == 0));
        var usage = office.Emulator.Stats.Total.Tokens;
        Models.ModelCatalog.Default.TryFind("claude-haiku-4-5", out var model);
        var uncached = model!.CostOf(new TokenUsage(usage.TotalInput, Output: usage.Output), DateOnly.FromDateTime(DateTime.UtcNow))!.Value.Total;
        Assert.InRange(office.Emulator.Stats.Total.CostUsd, 0.001m, 0.1m * uncached);
    }

    private sealed class Sink : ICallSink
    {
        private readonly Lock _gate = new();

        public List<CallRecord> Records { get; } = [];

        public void Take(CallRecord record)
        {
            lock (_gate)
                Records.Add(record);
        }
    }
}
