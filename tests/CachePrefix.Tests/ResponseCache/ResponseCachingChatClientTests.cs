using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.ResponseCache;

public class ResponseCachingChatClientTests
{
    private static readonly UsageDetails Usage = new() { InputTokenCount = 100, OutputTokenCount = 10, TotalTokenCount = 110 };

    [Theory]
    [MemberData(nameof(Caches.All), MemberType = typeof(Caches))]
    public async Task Fifty_calls_at_once_ask_the_model_once(string kind)
    {
        var gate = new TaskCompletionSource();
        var model = Model(async (_, _) =>
        {
            await gate.Task;
            return "answer";
        });
        var client = model.WithResponseCache(TimeSpan.FromHours(1), Caches.Create(kind, new ResponseCacheOptions { LookUpTimeout = TimeSpan.FromMilliseconds(400) }));
        var calls = Enumerable.Range(0, 50).Select(_ => client.GetResponseAsync("q")).ToList();
        await Task.Delay(1000);
        gate.SetResult();

        var responses = await Task.WhenAll(calls);

        Assert.All(responses, static response => Assert.Equal("answer", response.Text));
        Assert.Single(model.Requests);
        Assert.Single(responses, static response => response.Usage is not null);
    }

    [Theory]
    [MemberData(nameof(Caches.All), MemberType = typeof(Caches))]
    public async Task Ten_equal_calls_report_the_tokens_that_were_billed(string kind)
    {
        var model = Model(static (_, _) => Task.FromResult("answer"));
        var client = model.WithResponseCache(TimeSpan.FromHours(1), Caches.Create(kind));

        var reported = 0L;
        for (var i = 0; i < 10; i++)
            reported += (await client.GetResponseAsync("q")).Usage?.TotalTokenCount ?? 0;

        Assert.Equal(110 * model.Requests.Count, reported);
        Assert.Single(model.Requests);
    }

    [Theory]
    [MemberData(nameof(Caches.All), MemberType = typeof(Caches))]
    public async Task A_failed_call_does_not_fail_those_that_waited_for_it(string kind)
    {
        var failed = 0;
        var gate = new TaskCompletionSource();
        var model = Model(async (_, _) =>
        {
            await gate.Task;
            return Interlocked.Increment(ref failed) == 1 ? throw new HttpRequestException("down") : "answer";
        });
        var client = model.WithResponseCache(TimeSpan.FromHours(1), Caches.Create(kind, new ResponseCacheOptions { LookUpTimeout = Timeout.InfiniteTimeSpan }));
        var calls = Enumerable.Range(0, 20).Select(_ => client.GetResponseAsync("q")).ToList();
        await Task.Delay(50);
        gate.SetResult();

        await Task.WhenAny(Task.WhenAll(calls));

        _ = Assert.Single(calls, static call => call.IsFaulted);
        Assert.Equal(19, calls.Count(static call => call.IsCompletedSuccessfully && call.Result.Text == "answer"));
        Assert.InRange(model.Requests.Count, 2, 6);
    }

    [Theory]
    [MemberData(nameof(Caches.All), MemberType = typeof(Caches))]
    public async Task A_cancelled_call_does_not_cancel_those_that_waited_for_it(string kind)
    {
        var gate = new TaskCompletionSource();
        var model = Model(async (_, token) =>
        {
            await gate.Task.WaitAsync(token);
            return "answer";
        });
        var client = model.WithResponseCache(TimeSpan.FromHours(1), Caches.Create(kind, new ResponseCacheOptions { LookUpTimeout = Timeout.InfiniteTimeSpan }));
        using var stop = new CancellationTokenSource();
        var first = client.GetResponseAsync("q", cancellationToken: stop.Token);
        var second = client.GetResponseAsync("q");
        await Task.Delay(50);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        Assert.Equal("answer", (await second).Text);
    }

    [Theory]
    [InlineData("length")]
    [InlineData("content_filter")]
    public async Task An_answer_that_is_cut_off_or_refused_is_not_kept(string reason)
    {
        var model = new ScriptedChatClient("claude-haiku-4-5", (_, _) => Task.FromResult(
            new ChatResponse(new ChatMessage(ChatRole.Assistant, "half an answ")) { FinishReason = new ChatFinishReason(reason) }));
        var client = model.WithResponseCache(TimeSpan.FromHours(1));

        await client.GetResponseAsync("q");
        await client.GetResponseAsync("q");

        Assert.Equal(2, model.Requests.Count);
    }

    [Fact]
    public async Task Streams_and_whole_answers_share_entries()
    {
        var model = Model(static (_, _) => Task.FromResult("an answer"));
        var client = model.WithResponseCache(TimeSpan.FromHours(1));

        var streamed = await client.GetStreamingResponseAsync("q").ToChatResponseAsync();
        await Task.Delay(50);
        var whole = await client.GetResponseAsync("q");
        var replayed = await client.GetStreamingResponseAsync("q").ToChatResponseAsync();

        Assert.Single(model.Requests);
        Assert.Equal(["an answer", "an answer", "an answer"], [streamed.Text, whole.Text, replayed.Text]);
        Assert.Null(replayed.Usage);
        Assert.Equal(AnswerSource.ExactCache, whole.AdditionalProperties![ResponseCachingChatClient.SourceKey]);
    }

    [Fact]
    public async Task A_stream_is_replayed_in_its_pieces_by_option()
    {
        string[] pieces = ["one ", "two ", "three"];
        var model = new StreamedClient(pieces);
        var client = model.WithResponseCache(new ResponseCachePolicy(TimeSpan.FromHours(1)) { ReplayPieces = true });

        await client.GetStreamingResponseAsync("q").ToListAsync();
        await Task.Delay(50);
        var replayed = await client.GetStreamingResponseAsync("q").Select(static update => update.Text).ToListAsync();

        Assert.Equal(1, model.Calls);
        Assert.Equal(pieces, replayed);
    }

    [Fact]
    public async Task Answers_with_tool_calls_come_back_whole()
    {
        var model = new ScriptedChatClient("claude-haiku-4-5", static (_, _) => Task.FromResult(
            ScriptedChatClient.Call(new FunctionCallContent("1", "find", new Dictionary<string, object?> { ["id"] = "A1" }))));
        var client = model.WithResponseCache(TimeSpan.FromHours(1));

        await client.GetResponseAsync("q");
        var hit = await client.GetResponseAsync("q");

        Assert.Single(model.Requests);
        var call = Assert.IsType<FunctionCallContent>(Assert.Single(hit.Messages[0].Contents));
        Assert.Equal(("find", "A1"), (call.Name, call.Arguments!["id"]?.ToString()));
    }

    [Theory]
    [MemberData(nameof(Caches.All), MemberType = typeof(Caches))]
    public async Task Answers_are_removed_by_tag(string kind)
    {
        var model = Model(static (_, _) => Task.FromResult("answer"));
        var cache = Caches.Create(kind);
        var client = cache.AddTo(model, new ResponseCachePolicy(TimeSpan.FromHours(1)) { Tags = ["handbook"] });

        await client.GetResponseAsync("q");
        await cache.RemoveTagAsync("handbook");
        await Task.Delay(20);
        await client.GetResponseAsync("q");

        Assert.Equal(2, model.Requests.Count);
    }

    [Fact]
    public async Task Two_tenants_never_get_each_others_answer()
    {
        var tenant = new AsyncLocal<string>();
        var model = Model((_, _) => Task.FromResult("answer for " + tenant.Value));
        var cache = new global::CachePrefix.ResponseCache(new ResponseCacheOptions { ScopeKey = _ => tenant.Value });
        var client = model.WithResponseCache(TimeSpan.FromHours(1), cache);

        var wrong = 0;
        await Parallel.ForAsync(0, 10_000, async (i, _) =>
        {
            tenant.Value = i % 2 == 0 ? "a" : "b";
            var response = await client.GetResponseAsync("q");
            if (response.Text != "answer for " + tenant.Value)
                Interlocked.Increment(ref wrong);
        });

        Assert.Equal(0, wrong);
        Assert.Equal(2, model.Requests.Count);
    }

    private static ScriptedChatClient Model(Func<SentRequest, CancellationToken, Task<string>> answer) => new("claude-haiku-4-5", async (request, token) =>
    {
        var text = await answer(request, token);
        return ScriptedChatClient.Reply(text, Usage);
    });

    private sealed class StreamedClient(string[] pieces) : IChatClient
    {
        public int Calls { get; private set; }

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Calls++;
            foreach (var piece in pieces)
            {
                await Task.Yield();
                yield return new ChatResponseUpdate(ChatRole.Assistant, piece);
            }
        }

        public object? GetService(Type serviceType, object? serviceKey) => null;

        public void Dispose()
        {
        }
    }
}
