using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.SemanticCache;

public sealed class SemanticCachingChatClientTests
{
    private static readonly SemanticCachePolicy Policy = new(TimeSpan.FromHours(1));

    private readonly SameVector _generator = new();

    [Theory]
    [InlineData("How do I reset my password?", "Hi, could you please tell me how I can reset my password? Thanks!", true)]
    [InlineData("What is the capital of France?", "whats the capital of france", true)]
    [InlineData("How do I pay Alice from Bob's account?", "How do I pay Bob from Alice's account?", false)]
    [InlineData("How do I cancel order 48213?", "How do I cancel order 48231?", false)]
    [InlineData("How do I enable the firewall?", "How do I disable the firewall?", false)]
    [InlineData("Tell me a joke", "Something else entirely", false)]
    public async Task Only_what_the_guard_proves_equal_is_served_whatever_the_similarity(string first, string second, bool served)
    {
        var (client, model) = Create();

        await client.GetResponseAsync(first);
        var response = await client.GetResponseAsync(second);

        Assert.Equal(served ? "answer 1" : "answer 2", response.Text);
        Assert.Equal(served ? 1 : 2, model.Requests.Count);
        Assert.Equal(served, response.AdditionalProperties?.ContainsKey(SemanticCachingChatClient.SimilarityKey) ?? false);
        Assert.True(!served || response.Usage is null);
    }

    [Fact]
    public async Task Everything_but_the_question_must_be_equal()
    {
        var (client, model) = Create();
        ChatMessage question = new(ChatRole.User, "And how much does it cost?");
        List<(IEnumerable<ChatMessage> Messages, ChatOptions? Options)> requests =
        [
            ([question], null),
            ([new(ChatRole.User, "Tell me of the X200"), new(ChatRole.Assistant, "It is a printer."), question], null),
            ([new(ChatRole.User, "Tell me of the Z5"), new(ChatRole.Assistant, "It is a blender."), question], null),
            ([new(ChatRole.System, "You sell printers."), question], null),
            ([new(ChatRole.System, "You sell blenders."), question], null),
            ([new(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/png"), new TextContent("And how much does it cost?")])], null),
            ([new(ChatRole.User, [new DataContent(new byte[] { 2 }, "image/png"), new TextContent("And how much does it cost?")])], null),
            ([question], new ChatOptions { Temperature = 0.5f }),
            ([question], new ChatOptions { ModelId = "other" }),
            ([question], new ChatOptions { ResponseFormat = ChatResponseFormat.Json }),
            ([question], new ChatOptions { Tools = [AIFunctionFactory.Create(static () => 1, "price")] }),
        ];

        foreach (var (messages, options) in requests)
            await client.GetResponseAsync(messages, options);
        Assert.Equal(requests.Count, model.Requests.Count);

        foreach (var (messages, options) in requests)
            await client.GetResponseAsync(messages, options);
        Assert.Equal(requests.Count, model.Requests.Count);
    }

    [Fact]
    public async Task Requests_whose_last_message_is_no_text_of_the_user_go_to_the_model()
    {
        var (client, model) = Create();
        ChatMessage[] ending = [new(ChatRole.User, "a"), new(ChatRole.Assistant, "b")];
        ChatMessage[] image = [new(ChatRole.User, [new TextContent("What is this?"), new DataContent(new byte[] { 1 }, "image/png")])];

        foreach (var messages in new[] { ending, ending, image, image, [] })
            await client.GetResponseAsync(messages);

        Assert.Equal(5, model.Requests.Count);
        Assert.Equal(0, _generator.Calls);
    }

    [Fact]
    public async Task The_verifier_is_asked_where_the_guard_cannot_tell_and_only_there()
    {
        var verifier = new Verifier { Says = true };
        var (client, model) = Create(verifier);

        await client.GetResponseAsync("How do I get a refund?");
        var unsure = await client.GetResponseAsync("What must I do to be paid back?");
        await client.GetResponseAsync("Please tell me, how do I get a refund?");
        await client.GetResponseAsync("How do I get a refund for order 7?");

        Assert.Equal("answer 1", unsure.Text);
        Assert.Equal(2, model.Requests.Count);
        var pair = Assert.Single(verifier.Pairs);
        Assert.Equal(("What must I do to be paid back?", "How do I get a refund?", "answer 1"), (pair.Asked, pair.Answered, pair.Answer));
    }

    [Fact]
    public async Task A_verifier_that_denies_fails_or_hangs_serves_nothing()
    {
        foreach (var verifier in new[] { new Verifier { Says = false }, new Verifier { Fails = true }, new Verifier { Hangs = true } })
        {
            var (client, model) = Create(verifier, configure: static options => options.VerifierTimeout = TimeSpan.FromMilliseconds(20));

            await client.GetResponseAsync("How do I get a refund?");
            var response = await client.GetResponseAsync("What must I do to be paid back?");

            Assert.Equal("answer 2", response.Text);
            Assert.Equal(2, model.Requests.Count);
        }
    }

    [Fact]
    public async Task A_generator_or_store_that_fails_or_hangs_costs_no_answer()
    {
        var hanging = new BrokenStore(static () => Task.Delay(Timeout.Infinite));
        var failing = new BrokenStore(static () => throw new InvalidOperationException("down"));
        var generators = new[] { new SameVector { VectorOf = static _ => throw new InvalidOperationException("down") }, new SameVector { VectorOf = static _ => [0, float.NaN] }, new SameVector() };
        foreach (var generator in generators)
        {
            foreach (ISemanticCacheStore store in new ISemanticCacheStore[] { hanging, failing })
            {
                var model = Model();
                var options = new SemanticCacheOptions { Answers = { LookUpTimeout = TimeSpan.FromMilliseconds(20) } };
                using var cache = new global::CachePrefix.SemanticCache(generator, options, store);
                var client = model.WithSemanticCache(cache, Policy);

                Assert.Equal("answer 1", (await client.GetResponseAsync("a question")).Text);
                Assert.Equal("answer 2", string.Concat(await client.GetStreamingResponseAsync("a question").ToListAsync()));
            }
        }
    }

    [Fact]
    public async Task Cut_off_and_refused_answers_are_not_kept()
    {
        foreach (var reason in new[] { ChatFinishReason.Length, ChatFinishReason.ContentFilter })
        {
            var model = Model(reason);
            using var cache = new global::CachePrefix.SemanticCache(_generator);
            var client = model.WithSemanticCache(cache, Policy);

            await client.GetResponseAsync("a question");
            await client.GetResponseAsync("a question");

            Assert.Equal(2, model.Requests.Count);
        }
    }

    [Fact]
    public async Task Streams_share_entries_with_whole_answers()
    {
        var (client, model) = Create();

        var streamed = await client.GetStreamingResponseAsync("How do I reset my password?").ToListAsync();
        var whole = await client.GetResponseAsync("Please, how can I reset my password?");
        var again = await client.GetStreamingResponseAsync("how do i reset my password").ToListAsync();

        Assert.Single(model.Requests);
        Assert.Equal(string.Concat(streamed), whole.Text);
        Assert.Equal(whole.Text, string.Concat(again));
        Assert.Equal(AnswerSource.SemanticCache, again.ToChatResponse().AdditionalProperties![ResponseCachingChatClient.SourceKey]);
    }

    [Fact]
    public async Task In_the_shadow_the_model_answers_and_records_say_what_would_have_been()
    {
        var log = new Recorder();
        var (client, model) = Create(log: log, policy: Policy with { ShadowOnly = true }, answer: static n => n == 2 ? "The fee is 5 euros" : "The fee is 4 euros");

        await client.GetResponseAsync("What is the fee?");
        await client.GetResponseAsync("Please tell me what the fee is");
        await client.GetResponseAsync("What is the fee?");

        Assert.Equal(3, model.Requests.Count);
        Assert.All(log.Records, static record => Assert.False(record.Served));
        Assert.Contains(log.Records, static record => record is { Guard: GuardResult.Same, IsRight: false, Similarity: > 0.99 });
        Assert.Contains(log.Records, static record => record is { Guard: GuardResult.Same, IsRight: true });
        Assert.All(log.Records, static record => Assert.Null(record.Asked));
    }

    [Fact]
    public async Task An_entry_is_served_by_its_record_once_that_is_long_and_clean_enough()
    {
        var store = new RememberingStore();
        var (client, model) = Create(store: store, policy: Policy with { ErrorBound = 0.05 }, answer: static _ => "Ask us.");
        await client.GetResponseAsync("How do I get a refund?");
        var entry = store.Added[0].Id;

        // The 68th clean observation is the model's own answer to the paraphrase.
        for (var i = 0; i < 67; i++)
            await store.AddVerdictAsync(entry, new SemanticVerdict(0.99, IsRight: true));
        await client.GetResponseAsync("What must I do to be paid back?");
        Assert.Equal(2, model.Requests.Count);

        await store.RemoveAsync(new SemanticRemoval { Id = store.Added[1].Id });
        await client.GetResponseAsync("What must I do to be paid back?");
        Assert.Equal(2, model.Requests.Count);

        await store.AddVerdictAsync(entry, new SemanticVerdict(0.995, IsRight: false));
        await client.GetResponseAsync("What must I do to be paid back?");
        Assert.Equal(3, model.Requests.Count);
    }

    [Fact]
    public async Task What_embedding_the_question_costs_is_in_the_records_of_a_meter_above()
    {
        var log = new KeptCalls();
        var generator = new SameVector { Model = "text-embedding-3-small", Tokens = 1_000 };
        using var client = Model().WithSemanticCache(generator, TimeSpan.FromHours(1)).WithMetering(new CallMeter([log]));

        await client.GetResponseAsync("How do I get a refund?");
        await client.GetResponseAsync("Please tell me how I can get a refund");
        await client.GetStreamingResponseAsync("how do I get a refund").ToListAsync();

        Assert.Equal([AnswerSource.Model, AnswerSource.SemanticCache, AnswerSource.SemanticCache], log.Records.Select(static record => record.Source));
        Assert.All(log.Records, static record => Assert.Equal(0.000_02m, record.RouteCost));
        Assert.Equal([null, 0m, 0m], log.Records.Select(static record => record.Cost));
    }

    [Fact]
    public async Task A_model_judges_free_text_in_the_shadow_and_its_cost_is_known()
    {
        var log = new Recorder();
        var kept = new KeptCalls();
        var judge = new ScriptedChatClient("claude-haiku-4-5", static (request, _) => Task.FromResult(ScriptedChatClient.Reply(
            request.Messages[^1].Text.Contains("never", StringComparison.Ordinal) ? "different" : "Same.", new UsageDetails { InputTokenCount = 100_000 })));
        var comparer = new ChatClientComparer(judge.WithMetering(new CallMeter([kept]), "judge"));
        string[] answers = ["Money comes back in a week.", "You are paid back within seven days, \"} in any branch.", "We never pay anybody."];
        var cache = new global::CachePrefix.SemanticCache(_generator, comparer: comparer, log: log);
        var client = Model(answer: count => answers[count - 1]).WithSemanticCache(cache, Policy);

        await client.GetResponseAsync("How do I get a refund?");
        await client.GetResponseAsync("What must I do to be paid back?");
        await client.GetResponseAsync("Will I see my cash again?");

        Assert.Equal([true, false, false], log.Records.Select(static record => record.IsRight));
        Assert.Equal((3, 0.3m), (comparer.Comparisons, comparer.Cost));
        Assert.Equal(0.3m, kept.Records.Sum(static record => record.Cost));
        Assert.All(kept.Records, static record => Assert.Equal("judge", record.Prompt));
        Assert.All(judge.Requests, static request => Assert.DoesNotContain("\"}", request.Messages[^1].Text[..^2], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 0.6, 4)]
    [InlineData(0.95, 1.5, 4)]
    [InlineData(0.95, 0.6, 0)]
    [InlineData(double.NaN, 0.6, 4)]
    public void Policies_that_cannot_be_meant_are_refused(double threshold, double least, int candidates) =>
        Assert.Throws<CachePrefixConfigurationException>(() => Create(policy: Policy with { Threshold = threshold, MinSimilarity = least, Candidates = candidates }));

    private static ScriptedChatClient Model(ChatFinishReason? reason = null, Func<int, string>? answer = null)
    {
        var count = 0;
        return new ScriptedChatClient("model", (_, _) =>
        {
            var response = ScriptedChatClient.Reply((answer ?? (static n => $"answer {n}"))(++count), new UsageDetails { InputTokenCount = 10, OutputTokenCount = 5 });
            response.FinishReason = reason ?? ChatFinishReason.Stop;
            return Task.FromResult(response);
        });
    }

    private (IChatClient Client, ScriptedChatClient Model) Create(
        ISemanticCacheVerifier? verifier = null,
        ISemanticShadowLog? log = null,
        ISemanticCacheStore? store = null,
        SemanticCachePolicy? policy = null,
        Func<int, string>? answer = null,
        Action<SemanticCacheOptions>? configure = null)
    {
        var options = new SemanticCacheOptions();
        configure?.Invoke(options);
        var model = Model(answer: answer);
        return (model.WithSemanticCache(new global::CachePrefix.SemanticCache(_generator, options, store, verifier, log: log), policy ?? Policy), model);
    }

    private sealed class Verifier : ISemanticCacheVerifier
    {
        public bool Says { get; init; }

        public bool Fails { get; init; }

        public bool Hangs { get; init; }

        public List<SemanticPair> Pairs { get; } = [];

        public async ValueTask<SemanticVerification> VerifyAsync(SemanticPair pair, CancellationToken cancellationToken = default)
        {
            Pairs.Add(pair);
            if (Fails)
                throw new InvalidOperationException("down");
            if (Hangs)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return new SemanticVerification(Says, new TokenUsage(100), 0.001m);
        }
    }

    private sealed class Recorder : ISemanticShadowLog
    {
        public List<ShadowRecord> Records { get; } = [];

        public void Add(ShadowRecord record) => Records.Add(record);
    }

    private sealed class RememberingStore : ISemanticCacheStore
    {
        private readonly InMemorySemanticStore _inner = new();

        public List<SemanticEntry> Added { get; } = [];

        public ValueTask<IReadOnlyList<SemanticMatch>> FindAsync(string partition, ReadOnlyMemory<float> vector, int count, double minSimilarity, CancellationToken cancellationToken = default) =>
            _inner.FindAsync(partition, vector, count, minSimilarity, cancellationToken);

        public ValueTask AddAsync(SemanticEntry entry, CancellationToken cancellationToken = default)
        {
            Added.Add(entry);
            return _inner.AddAsync(entry, cancellationToken);
        }

        public ValueTask AddVerdictAsync(string id, SemanticVerdict verdict, CancellationToken cancellationToken = default) => _inner.AddVerdictAsync(id, verdict, cancellationToken);

        public ValueTask<long> RemoveAsync(SemanticRemoval removal, CancellationToken cancellationToken = default) => _inner.RemoveAsync(removal, cancellationToken);
    }

    private sealed class BrokenStore(Func<Task> fault) : ISemanticCacheStore
    {
        public async ValueTask<IReadOnlyList<SemanticMatch>> FindAsync(string partition, ReadOnlyMemory<float> vector, int count, double minSimilarity, CancellationToken cancellationToken = default)
        {
            await fault();
            return [];
        }

        public async ValueTask AddAsync(SemanticEntry entry, CancellationToken cancellationToken = default) => await fault();

        public async ValueTask AddVerdictAsync(string id, SemanticVerdict verdict, CancellationToken cancellationToken = default) => await fault();

        public async ValueTask<long> RemoveAsync(SemanticRemoval removal, CancellationToken cancellationToken = default)
        {
            await fault();
            return 0;
        }
    }
}
