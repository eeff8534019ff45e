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

    [Theory]
    [MemberData(nameof(Office.Kinds), MemberType = typeof(Office))]
    public async Task A_disk_that_is_full_is_told_and_the_run_goes_on_once_there_is_room(string kind)
    {
        await using var office = await Office.OpenAsync(kind);
        using var folder = new TemporaryFolder();
        var full = new FullStore(folder.Store);
        var batch = await new TagPromptClient(office.Runtime).SubmitBatchAsync(Office.Tickets(4), Office.Options(full, "nightly"));

        var error = await Assert.ThrowsAsync<BatchException>(async () => await batch.ResultsAsync().ToListAsync());
        var items = await (await new TagPromptClient(office.Runtime).SubmitBatchAsync(Office.Tickets(4), Office.Options(folder.Store, "nightly"))).ResultsAsync().ToListAsync();

        Assert.Contains("of run 'nightly' cannot be written to the store: No space left on device", error.Message, StringComparison.Ordinal);
        Assert.All(items, static item => Assert.True(item.IsSuccess));
        Assert.Equal((4, 4L), (items.Count, office.Emulator.Stats.Total.BatchRequests));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told_and_nothing_is_sent()
    {
        await using var office = await Office.OpenAsync("anthropic");
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "");

        await Assert.ThrowsAnyAsync<IOException>(() => new TagPromptClient(office.Runtime).SubmitBatchAsync(Office.Tickets(4), Office.Options(new FolderBatchStore(Path.Combine(file, "batches")), "nightly")));

        Assert.Equal(0, office.Emulator.Stats.Total.Requests);
    }

    /// <summary>Loses the results of the first batch.</summary>
    private sealed class BrokenResults(IBatchStore store, string lines) : DecoratedStore(store)
    {
        public override ValueTask<Stream?> OpenAsync(string run, string file, CancellationToken cancellationToken) =>
            file.StartsWith("part-0001.results", StringComparison.Ordinal) ? new(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(lines))) : base.OpenAsync(run, file, cancellationToken);
    }

    /// <summary>Has room for requests, not for results.</summary>
    private sealed class FullStore(IBatchStore store) : DecoratedStore(store)
    {
        public override ValueTask<Stream> CreateAsync(string run, string file, CancellationToken cancellationToken) =>
            file.Contains("results", StringComparison.Ordinal) ? new(new FullStream()) : base.CreateAsync(run, file, cancellationToken);
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("No space left on device");
    }
}
