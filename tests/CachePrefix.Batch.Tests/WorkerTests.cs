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

    private sealed class FailingHandler : IBatchHandler<TagPrompt, Tag>
    {
        public ConcurrentDictionary<int, int> Calls { get; } = [];

        public ValueTask<IEnumerable<TagPrompt>> GetPromptsAsync(string run, CancellationToken cancellationToken) => new(Office.Tickets(8));

        public ValueTask HandleAsync(string run, PromptItem<Tag> item, CancellationToken cancellationToken) =>
            Calls.AddOrUpdate(item.Index, 1, static (_, calls) => calls + 1) == 1 && item.Index % 2 == 0 ? throw new InvalidOperationException("the database is away") : default;
    }
}
