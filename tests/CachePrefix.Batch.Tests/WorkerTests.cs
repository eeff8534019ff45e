using System.Collections.Concurrent;
using CachePrefix.Batch.Tests.Support;

namespace CachePrefix.Batch.Tests;

public sealed class WorkerTests
{
    [Fact]
    public async Task A_handler_that_fails_is_called_again_and_others_are_not()
    {
        await using var office = await Office.OpenAsync("anthropic");
        using var folder = new TemporaryFolder();
        var client = new TagPromptClient(office.Runtime);
        await client.SubmitBatchAsync(Office.Tickets(8), Office.Options(folder.Store, "nightly"));
        var handler = new FailingHandler();

        var first = await new BatchWorker<TagPrompt, Tag>(client, handler, folder.Store, Office.Options(folder.Store)).RunOnceAsync();
        var second = await new BatchWorker<TagPrompt, Tag>(client, handler, folder.Store, Office.Options(folder.Store)).RunOnceAsync();
        var third = await new BatchWorker<TagPrompt, Tag>(client, handler, folder.Store, Office.Options(folder.Store)).RunOnceAsync();

        Assert.Equal((0, 1, 0), (first, second, third));
        Assert.Equal(Enumerable.Range(0, 8).Select(static index => (index, index % 2 == 0 ? 2 : 1)), handler.Calls.OrderBy(static call => call.Key).Select(static call => (call.Key, call.Value)));
        Assert.Equal(8, office.Emulator.Stats.Total.BatchRequests);
    }

    [Fact]
    public async Task A_run_that_cannot_be_worked_off_does_not_keep_the_others_from_it()
    {
        await using var office = await Office.OpenAsync("anthropic");
        using var folder = new TemporaryFolder();
        var client = new TagPromptClient(office.Runtime);
        await client.SubmitBatchAsync(Office.Tickets(8), Office.Options(folder.Store, "good"));
        await client.SubmitBatchAsync(Office.Tickets(9), Office.Options(folder.Store, "other"));
        await client.SubmitBatchAsync(Office.Tickets(8), Office.Options(folder.Store, "taken"));
        await client.SubmitBatchAsync(Office.Tickets(8), Office.Options(folder.Store, "broken"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "broken", "run.json"), "{");
        await using var held = await folder.Store.TryLockAsync("taken", default);
        var handler = new FailingHandler();

        await new BatchWorker<TagPrompt, Tag>(client, handler, folder.Store, Office.Options(folder.Store)).RunOnceAsync();
        var finished = await new BatchWorker<TagPrompt, Tag>(client, handler, folder.Store, Office.Options(folder.Store)).RunOnceAsync();

        Assert.Equal(1, finished);
        Assert.Equal(8, handler.Calls.Count);
    }

    [Fact]
    public async Task A_note_that_a_crash_cut_short_is_no_note_of_another_prompt()
    {
        await using var office = await Office.OpenAsync("anthropic");
        using var folder = new TemporaryFolder();
        var client = new TagPromptClient(office.Runtime);
        await client.SubmitBatchAsync(Office.Tickets(8), Office.Options(folder.Store, "nightly"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "nightly", "handled.txt"), "3;\n5");
        var handler = new FailingHandler();

        await new BatchWorker<TagPrompt, Tag>(client, handler, folder.Store, Office.Options(folder.Store)).RunOnceAsync();

        Assert.Equal([0, 1, 2, 4, 5, 6, 7], handler.Calls.Keys.Order());
    }

    private sealed class FailingHandler : IBatchHandler<TagPrompt, Tag>
    {
        public ConcurrentDictionary<int, int> Calls { get; } = [];

        public ValueTask<IEnumerable<TagPrompt>> GetPromptsAsync(string run, CancellationToken cancellationToken) => new(Office.Tickets(8));

        public ValueTask HandleAsync(string run, PromptItem<Tag> item, CancellationToken cancellationToken) =>
            Calls.AddOrUpdate(item.Index, 1, static (_, calls) => calls + 1) == 1 && item.Index % 2 == 0 ? throw new InvalidOperationException("the database is away") : default;
    }
}
