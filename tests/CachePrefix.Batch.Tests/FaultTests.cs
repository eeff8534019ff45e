using CachePrefix.Batch.Tests.Support;
using CachePrefix.Emulator;

namespace CachePrefix.Batch.Tests;

/// <summary>What providers and networks do: no prompt is lost, none is paid for twice.</summary>
public sealed class FaultTests
{
    [Theory]
    [MemberData(nameof(Office.Kinds), MemberType = typeof(Office))]
    public async Task Every_fifth_call_may_fail(string kind)
    {
        var plan = FaultPlan.Parse("rateLimit=0.1,serverError=0.1,cutStream=0.05,seed=5");
        await using var office = await Office.OpenAsync(kind, plan);
        using var folder = new TemporaryFolder();

        var items = await (await new TagPromptClient(office.Runtime).SubmitBatchAsync(Office.Tickets(30), Office.Options(folder.Store))).ResultsAsync().ToListAsync();

        Assert.Equal(Enumerable.Range(0, 30), items.Select(static item => item.Index).Order());
        Assert.All(items.Where(static item => !item.IsSuccess), static item => Assert.Contains($"Prompt {item.Index} of run", item.Error!.Message, StringComparison.Ordinal));
        Assert.True(items.Count(static item => item.IsSuccess) > 20);
        Assert.True(office.Emulator.Stats.Faults.Values.Sum() > 0, "nothing went wrong");
        Assert.Equal(office.Emulator.Stats.Total.CostUsd, items.Where(static item => item.IsSuccess).Sum(static item => item.Result!.Cost));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"custom_id\": \"cp-other-1-0-0\" }\n")]
    [InlineData("{ this is no JSON\n{}\n[]\nnull\n")]
    public async Task Lines_that_are_missing_malformed_or_foreign_are_asked_for_again(string lines)
    {
        await using var office = await Office.OpenAsync("anthropic");
        using var folder = new TemporaryFolder();
        var store = new BrokenResults(folder.Store, lines);

        var items = await (await new TagPromptClient(office.Runtime).SubmitBatchAsync(Office.Tickets(4), Office.Options(store))).ResultsAsync().ToListAsync();

        Assert.Equal(Enumerable.Range(0, 4), items.Select(static item => item.Index).Order());
        Assert.All(items, static item => Assert.True(item.IsSuccess));
    }

    /// <summary>Loses the results of the first batch.</summary>
    private sealed class BrokenResults(IBatchStore store, string lines) : IBatchStore
    {
        public ValueTask<IAsyncDisposable?> TryLockAsync(string run, CancellationToken cancellationToken) => store.TryLockAsync(run, cancellationToken);

        public ValueTask<BatchRun?> FindAsync(string run, CancellationToken cancellationToken) => store.FindAsync(run, cancellationToken);

        public ValueTask SaveAsync(BatchRun run, CancellationToken cancellationToken) => store.SaveAsync(run, cancellationToken);

        public IAsyncEnumerable<BatchRun> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

        public ValueTask<Stream> CreateAsync(string run, string file, CancellationToken cancellationToken) => store.CreateAsync(run, file, cancellationToken);

        public ValueTask<Stream?> OpenAsync(string run, string file, CancellationToken cancellationToken) =>
            file.StartsWith("part-0001.results", StringComparison.Ordinal) ? new(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(lines))) : store.OpenAsync(run, file, cancellationToken);

        public ValueTask AppendAsync(string run, string file, string line, CancellationToken cancellationToken) => store.AppendAsync(run, file, line, cancellationToken);

        public ValueTask DeleteAsync(string run, CancellationToken cancellationToken) => store.DeleteAsync(run, cancellationToken);
    }
}
