using System.Net;
using CachePrefix.Emulator;
using CachePrefix.Resilience.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace CachePrefix.Resilience.Tests.Live;

public sealed class OutageTests
{
    [Fact]
    public async Task An_outage_of_a_minute_costs_no_failed_request_where_another_provider_has_the_same_tier()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var main = await ProviderEmulator.StartAsync(new EmulatorOptions { Rules = AnswerRules.Parse(Provider.Echo), FirstTokenDelay = TimeSpan.Zero });
        await using var other = await ProviderEmulator.StartAsync(new EmulatorOptions { Rules = AnswerRules.Parse(Provider.Echo), FirstTokenDelay = TimeSpan.Zero });
        var records = new RecordList();
        var tier = new Tier("simple", Provider.CreateAnthropic(main).WithResilience(options =>
        {
            options.Name = "claude";
            options.TimeProvider = time;
            options.MaxRetries = 1;
            options.RetryDelay = TimeSpan.Zero;
            options.AddFallback("gpt", Provider.CreateOpenAI(other));
        }));
        var client = new NotePromptClient(new PromptRuntime(new TierRegistry(tier), timeProvider: time, observers: [new CallMeter([records], timeProvider: time)]));

        var results = new List<PromptResult<string>>();
        for (var second = 0; second < 110; second += 2)
        {
            main.Faults = second is >= 20 and < 80 ? FaultPlan.Parse("overloaded=1") : FaultPlan.None;
            results.Add(await client.SendAsync(new NotePrompt { Handbook = Provider.Handbook, Question = $"What is note {second}?" }));
            time.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.All(results[..10], result => Assert.Equal("claude", result.Attempts[^1].Endpoint));
        Assert.All(results[10..40], result => Assert.Equal("gpt", result.Attempts[^1].Endpoint));
        Assert.All(results[48..], result => Assert.Equal("claude", result.Attempts[^1].Endpoint));

        var moved = results[10].Route!;
        Assert.Equal(("claude", "gpt", "529"), (moved.Fallback!.From, moved.Fallback.To, moved.Fallback.Cause));
        Assert.Equal(results[9].Usage.CacheRead, moved.Fallback.ColdTokens);
        Assert.EndsWith(moved.Fallback.ToString(), moved.Reason, StringComparison.Ordinal);
        Assert.InRange(results[10..40].Count(result => result.Route!.Fallback!.Cause == "circuit open"), 15, 27);
        Assert.All(results[12..40], result => Assert.Equal(0, result.Route!.Fallback!.ColdTokens));
        Assert.Null(results[^1].Route!.Fallback);

        Assert.Equal(main.Stats.Total.Requests + other.Stats.Total.Requests, records.Records.Count);
        Assert.Equal(main.Stats.Total.CostUsd + other.Stats.Total.CostUsd, records.Records.Sum(record => record.Cost!.Value));
        Assert.InRange(main.Stats.Total.Errors, 5, 20);
    }

    [Fact]
    public async Task A_call_that_no_endpoint_answers_names_every_request_and_the_status()
    {
        await using var emulator = await ProviderEmulator.StartAsync(new EmulatorOptions { Faults = FaultPlan.Parse("overloaded=1") });
        var tier = new Tier("simple", Provider.CreateAnthropic(emulator).WithResilience(options =>
        {
            options.MaxRetries = 1;
            options.RetryDelay = TimeSpan.Zero;
            options.AddFallback("gpt", Provider.CreateOpenAI(emulator));
        }));
        var client = new NotePromptClient(new PromptRuntime(new TierRegistry(tier)));
        var error = await Assert.ThrowsAsync<PromptException>(() => client.SendAsync(new NotePrompt { Handbook = "short", Question = "Are you there?" }));
        Assert.Equal(["primary 529", "primary 529", "gpt 503", "gpt 503"], error.Attempts.Select(attempt => $"{attempt.Endpoint} {attempt.Cause}"));
        Assert.Contains("(the last of 4 requests: primary 529, primary 529, gpt 503, gpt 503)", error.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, error.StatusCode);
        Assert.Equal(0, error.Cost);
    }
}
