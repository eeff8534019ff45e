using System.Collections.Concurrent;
using CachePrefix.Tests.Fakes;

namespace CachePrefix.Tests.Calls;

public class SendManyTests
{
    [Fact]
    public async Task The_first_call_is_answered_before_any_other_starts_and_the_others_run_side_by_side()
    {
        var concurrency = new ConcurrencyProbe();
        var sender = TestClient.Create(TestDefinition.Text, ("simple", concurrency.Client("claude-haiku-4-5")));

        var items = await CollectAsync(sender.SendManyAsync(Prompts(20), new SendManyOptions { MaxConcurrency = 4 }));

        Assert.Equal(Enumerable.Range(0, 20), items.Select(item => item.Index).Order());
        Assert.Equal(1, concurrency.AtStart[0]);
        Assert.Equal(1, concurrency.AtEnd[0]);
        Assert.InRange(concurrency.Most, 2, 4);
    }

    [Fact]
    public async Task Each_tier_of_a_cascade_is_primed_by_one_call()
    {
        var simple = new ConcurrencyProbe();
        var complex = new ConcurrencyProbe();
        var definition = new TestDefinition<string>(TextResultReader.Instance)
        {
            RouteTo = new PromptRoute(RouteKind.Cascade, ["simple", "complex"]),
            Validator = (_, _) => false,
        };
        var sender = TestClient.Create(definition, ("simple", simple.Client("a")), ("complex", complex.Client("b")));

        await CollectAsync(sender.SendManyAsync(Prompts(12)));

        Assert.Equal(1, complex.AtEnd[0]);
        Assert.True(complex.Most > 1);
    }

    [Fact]
    public async Task Each_tenants_prefix_is_primed_by_one_call()
    {
        var underWay = new ConcurrentDictionary<string, int>();
        var answered = new ConcurrentDictionary<string, bool>();
        var coldTogether = 0;
        var client = new ScriptedChatClient("m", async (request, token) =>
        {
            var tenant = request.Lines[1];
            if (underWay.AddOrUpdate(tenant, 1, (_, n) => n + 1) > 1 && !answered.ContainsKey(tenant))
                Interlocked.Increment(ref coldTogether);
            await Task.Delay(10, token);
            answered[tenant] = true;
            underWay.AddOrUpdate(tenant, 0, (_, n) => n - 1);
            return ScriptedChatClient.Reply("ok");
        });
        var prompts = Enumerable.Range(0, 30).Select(i => new TestPrompt { Role = "role", Customer = $"tenant {i % 3}", Question = "q" });

        var items = await CollectAsync(TestClient.Create(TestDefinition.Text, ("simple", client)).SendManyAsync(prompts));

        Assert.Equal(30, items.Count);
        Assert.Equal(0, coldTogether);
    }

    [Fact]
    public async Task A_prompt_that_fails_is_an_item_with_its_error_and_the_next_one_primes()
    {
        var calls = 0;
        var client = new ScriptedChatClient("m", (_, _) => Interlocked.Increment(ref calls) == 1
            ? throw new IOException("first one lost")
            : Task.FromResult(ScriptedChatClient.Reply("ok")));

        var items = await CollectAsync(TestClient.Create(TestDefinition.Text, ("simple", client)).SendManyAsync(Prompts(5)));

        var failed = Assert.Single(items, item => !item.IsSuccess);
        Assert.Contains("first one lost", Assert.IsType<PromptException>(failed.Error).Message, StringComparison.Ordinal);
        Assert.Equal(4, items.Count(item => item.IsSuccess));
    }

    [Fact]
    public async Task Progress_counts_every_prompt()
    {
        var reports = new Recorder();
        var sender = TestClient.Create(TestDefinition.Text, ("simple", new ScriptedChatClient("m", "ok")));

        await CollectAsync(sender.SendManyAsync(Prompts(6).ToList(), new SendManyOptions { Progress = reports }));

        Assert.Equal(Enumerable.Range(1, 6).Select(n => new SendManyProgress(n, 0, 6)), reports.Seen);
    }

    [Fact]
    public async Task Cancellation_leaves_no_call_running()
    {
        using var cancel = new CancellationTokenSource();
        var running = 0;
        var started = 0;
        var client = new ScriptedChatClient("m", async (_, token) =>
        {
            if (Interlocked.Increment(ref started) == 1)
                return ScriptedChatClient.Reply("primed");

            Interlocked.Increment(ref running);
            try
            {
                await cancel.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
                return ScriptedChatClient.Reply("never");
            }
            finally
            {
                Interlocked.Decrement(ref running);
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CollectAsync(
            TestClient.Create(TestDefinition.Text, ("simple", client)).SendManyAsync(Prompts(100), cancellationToken: cancel.Token)));

        Assert.Equal(0, running);
    }

    [Fact]
    public async Task Ending_the_enumeration_early_ends_the_calls_under_way()
    {
        var running = 0;
        var started = 0;
        var client = new ScriptedChatClient("m", async (_, token) =>
        {
            if (Interlocked.Increment(ref started) == 1)
                return ScriptedChatClient.Reply("primed");

            Interlocked.Increment(ref running);
            try
            {
                await Task.Delay(Timeout.Infinite, token);
                return ScriptedChatClient.Reply("never");
            }
            finally
            {
                Interlocked.Decrement(ref running);
            }
        });

        await foreach (var _ in TestClient.Create(TestDefinition.Text, ("simple", client)).SendManyAsync(Prompts(100)))
            break;

        Assert.Equal(0, running);
    }

    [Fact]
    public async Task A_concurrency_below_one_is_refused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => CollectAsync(TestClient
            .Create(TestDefinition.Text, ("simple", new ScriptedChatClient("m", "ok")))
            .SendManyAsync(Prompts(1), new SendManyOptions { MaxConcurrency = 0 })));

    private static IEnumerable<TestPrompt> Prompts(int count)
    {
        for (var i = 0; i < count; i++)
            yield return new TestPrompt { Role = "role", Question = $"question {i}" };
    }

    private static async Task<List<PromptItem<string>>> CollectAsync(IAsyncEnumerable<PromptItem<string>> items)
    {
        var list = new List<PromptItem<string>>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }

    private sealed class Recorder : IProgress<SendManyProgress>
    {
        public List<SendManyProgress> Seen { get; } = [];

        public void Report(SendManyProgress value) => Seen.Add(value);
    }

    /// <summary>Counts the calls under way when each call starts and ends.</summary>
    private sealed class ConcurrencyProbe
    {
        private readonly object _gate = new();
        private int _underWay;

        public List<int> AtStart { get; } = [];

        public List<int> AtEnd { get; } = [];

        public int Most => AtStart.Max();

        public ScriptedChatClient Client(string model) => new(model, async (_, token) =>
        {
            lock (_gate)
                AtStart.Add(++_underWay);
            await Task.Delay(20, token);
            lock (_gate)
                AtEnd.Add(_underWay--);
            return ScriptedChatClient.Reply("ok");
        });
    }
}
