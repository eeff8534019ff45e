using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CachePrefix.Tests.ResponseCache;

public class ResponseCacheStepTests
{
    private static readonly TestPrompt Prompt = new() { Role = "role", Customer = "Ann", Question = "question" };
    private static readonly UsageDetails Usage = new() { InputTokenCount = 1_000, OutputTokenCount = 100 };

    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-11-01T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public async Task A_hit_costs_nothing_and_says_what_it_saves_and_where_it_came_from()
    {
        var model = Model("answer");
        var client = Create(model, new ResponseCachePolicy(TimeSpan.FromHours(1)));

        var first = await client.SendAsync(Prompt);
        _time.Advance(TimeSpan.FromMinutes(5));
        var hit = await client.SendAsync(Prompt);

        Assert.Single(model.Requests);
        Assert.Equal(("answer", AnswerSource.ExactCache, 0m, default), (hit.Value, hit.Source, hit.Cost, hit.Usage));
        Assert.NotNull(first.Cost);
        Assert.Equal((first.Cost, TimeSpan.FromMinutes(5), "simple", "claude-haiku-4-5"), (hit.SavedCost, hit.Age, hit.Tier, hit.Model));
    }

    [Fact]
    public async Task Tenants_are_kept_apart_unless_the_prompt_shares_its_answers()
    {
        var own = Model("answer");
        var apart = Create(own, new ResponseCachePolicy(TimeSpan.FromHours(1)));
        await apart.SendAsync(Prompt);
        await apart.SendAsync(Prompt with { Customer = "Bob" });

        var shared = Model("answer");
        var together = Create(shared, new ResponseCachePolicy(TimeSpan.FromHours(1)) { Scope = CacheScope.Shared });
        await together.SendAsync(Prompt);
        var hit = await together.SendAsync(Prompt with { Customer = "Bob" });
        await together.SendAsync(Prompt with { Question = "another" });

        Assert.Equal(2, own.Requests.Count);
        Assert.Equal(AnswerSource.ExactCache, hit.Source);
        Assert.Equal(2, shared.Requests.Count);
    }

    [Fact]
    public async Task An_answer_that_the_validator_rejects_is_not_kept()
    {
        var model = Model("bad");
        var client = Create(model, new ResponseCachePolicy(TimeSpan.FromHours(1)), static (_, answer) => answer == "good");

        await client.SendAsync(Prompt);
        await client.SendAsync(Prompt);

        Assert.Equal(2, model.Requests.Count);
    }

    [Fact]
    public async Task A_failed_call_fails_its_caller_with_what_was_paid()
    {
        var model = new ScriptedChatClient("claude-haiku-4-5", static (_, _) => throw new HttpRequestException("no", null, System.Net.HttpStatusCode.TooManyRequests));
        var client = Create(model, new ResponseCachePolicy(TimeSpan.FromHours(1)));

        var error = await Assert.ThrowsAsync<PromptException>(() => client.SendAsync(Prompt));

        Assert.Equal((System.Net.HttpStatusCode.TooManyRequests, 0m), (error.StatusCode, error.Cost));
    }

    [Fact]
    public async Task An_old_answer_is_given_and_asked_for_again()
    {
        var model = Model("old", "new");
        var client = Create(model, new ResponseCachePolicy(TimeSpan.FromHours(1)) { RefreshAfter = TimeSpan.FromMinutes(10) });

        await client.SendAsync(Prompt);
        _time.Advance(TimeSpan.FromMinutes(11));
        var stale = await client.SendAsync(Prompt);
        for (var i = 0; i < 100 && (await client.SendAsync(Prompt)).Value == "old"; i++)
            await Task.Delay(20);

        Assert.Equal("old", stale.Value);
        Assert.Equal("new", (await client.SendAsync(Prompt)).Value);
        Assert.Equal(2, model.Requests.Count);
    }

    [Fact]
    public async Task Streams_are_answered_from_the_cache()
    {
        var model = Model("an answer");
        var client = Create(model, new ResponseCachePolicy(TimeSpan.FromHours(1)));
        await client.SendAsync(Prompt);

        var updates = await client.StreamAsync(Prompt).ToListAsync();

        Assert.Single(model.Requests);
        Assert.Equal("an answer", string.Concat(updates.Select(static update => update.Text)));
        Assert.Equal(AnswerSource.ExactCache, updates[^1].Result!.Source);
    }

    private static ScriptedChatClient Model(params string[] answers)
    {
        var next = -1;
        return new("claude-haiku-4-5", (_, _) => Task.FromResult(
            ScriptedChatClient.Reply(answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)], Usage)));
    }

    private TestClient<string> Create(IChatClient model, ResponseCachePolicy policy, Func<TestPrompt, string, bool>? validator = null)
    {
        var definition = new TestDefinition<string>(TextResultReader.Instance) { Cache = policy, Validator = validator };
        return new ServiceCollection()
            .AddSingleton<TimeProvider>(_time)
            .AddResponseCache(static options => options.LookUpTimeout = Timeout.InfiniteTimeSpan)
            .AddCachePrefix(options => options.AddTier("simple", _ => model))
            .AddTestPrompt(definition)
            .BuildServiceProvider()
            .GetRequiredService<TestClient<string>>();
    }
}
