using System.Globalization;
using CachePrefix.Emulator;
using CachePrefix.Resilience.Tests.Support;
using Microsoft.Extensions.AI;

namespace CachePrefix.Resilience.Tests.Live;

public sealed class FaultTests
{
    private const int Calls = 150;

    /// <summary>One in five requests: 4 % each of 429, 500, 529, a time-out and a broken answer.</summary>
    private const string OneInFive = """
        {
          "seed": 11,
          "default": { "text": "You asked: {{input}}" },
          "faults": [
            { "kind": "rateLimit", "rate": 0.04, "retryAfterSeconds": 0 },
            { "kind": "serverError", "rate": 0.0417 },
            { "kind": "overloaded", "rate": 0.0435 },
            { "kind": "timeout", "rate": 0.0455, "delayMs": 30 },
            { "kind": "cutStream", "rate": 0.0476 }
          ]
        }
        """;

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    public async Task With_one_request_in_five_failing_none_is_lost_none_is_answered_twice_and_every_attempt_is_counted(string sdk)
    {
        await using var emulator = await ProviderEmulator.StartAsync(new EmulatorOptions { Rules = AnswerRules.Parse(OneInFive), FirstTokenDelay = TimeSpan.Zero });
        var records = new RecordList();
        var tiers = new TierRegistry(new Tier("simple", Provider.Create(sdk, emulator, "east").WithResilience(options =>
        {
            options.Name = "east";
            options.MaxRetries = 3;
            options.RetryDelay = TimeSpan.FromMilliseconds(1);
            options.BreakThroughput = Calls * 2;
            options.AddFallback("west", Provider.Create(sdk, emulator, "west"));
        })));
        var client = new NotePromptClient(new PromptRuntime(tiers, observers: [new CallMeter([records])]));
        var prompts = Enumerable.Range(0, Calls).Select(i => new NotePrompt { Handbook = Provider.Handbook, Question = Question(i) }).ToList();

        var items = new List<PromptItem<string>>();
        await foreach (var item in client.SendManyAsync(prompts))
            items.Add(item);

        var results = items.OrderBy(item => item.Index).Select(item => item.Result ?? throw item.Error!).ToList();
        Assert.Equal(Enumerable.Range(0, Calls).Select(i => $"You asked: {Question(i)}"), results.Select(result => result.Value));

        var bill = emulator.Stats;
        Assert.InRange(bill.Faults.Values.Sum(), 0.15 * bill.Total.Requests, 0.25 * bill.Total.Requests);
        Assert.Equal(5, bill.Faults.Count);

        var attempts = results.SelectMany(result => result.Attempts).ToList();
        Assert.Equal(bill.Total.Requests, attempts.Count);
        Assert.Equal(Calls, attempts.Count(attempt => attempt.Outcome == AttemptOutcome.Accepted));
        Assert.Equal(bill.Faults.Values.Sum(), attempts.Count(attempt => attempt.Outcome == AttemptOutcome.Failed));
        var sent = emulator.Requests.CountBy(static request => request.Text[request.Text.LastIndexOf("What is note", StringComparison.Ordinal)..][..QuestionLength]).ToDictionary();
        Assert.Equal(Enumerable.Range(0, Calls).ToDictionary(Question, i => results[i].Attempts.Count), sent);

        Assert.Equal(bill.Total.CostUsd - bill.Total.UndeliveredUsd, attempts.Sum(attempt => attempt.Cost ?? 0));
        Assert.Equal(bill.Faults["cutStream"] + bill.Faults["timeout"], attempts.Count(attempt => attempt.Cost is null));
        Assert.Equal(
            attempts.Select(Line).Order(StringComparer.Ordinal),
            records.Records.Select(Line).Order(StringComparer.Ordinal));
        Assert.Equal(Calls, records.Records.Count(record => record.IsFinal));
        Assert.All(records.Records, record => Assert.Equal(1, record.Attempt));
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    public async Task A_stream_is_sent_again_before_its_first_token_and_says_what_came_when_it_breaks_off_after_it(string sdk)
    {
        const string rules = """
            { "default": { "text": "one two three four five six seven eight nine ten" }, "faults": [{ "kind": "overloaded", "times": 2 }, { "kind": "cutStream", "times": 1 }] }
            """;
        await using var emulator = await ProviderEmulator.StartAsync(new EmulatorOptions { Rules = AnswerRules.Parse(rules), FirstTokenDelay = TimeSpan.Zero });
        var records = new RecordList();
        var resilient = Provider.Create(sdk, emulator).WithResilience(static options => options.RetryDelay = TimeSpan.FromMilliseconds(1));
        var client = new NotePromptClient(new PromptRuntime(new TierRegistry(new Tier("simple", resilient)), observers: [new CallMeter([records])]));
        var prompt = new NotePrompt { Handbook = Provider.Handbook, Question = "Count." };

        var text = "";
        var error = await Assert.ThrowsAsync<PromptException>(async () =>
        {
            await foreach (var update in client.StreamAsync(prompt))
                text += update.Text;
        });

        Assert.True(error.IsBrokenStream);
        Assert.NotEmpty(text);
        Assert.Equal(text, error.Answer);
        Assert.Null(error.Cost);
        Assert.Equal(3, error.Attempts.Count);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"the stream broke off after {text.Length} characters of the answer"), error.Message, StringComparison.Ordinal);
        Assert.Equal(3, emulator.Stats.Total.Requests);
        Assert.Equal([false, false, true], records.Records.Select(record => record.IsFinal));

        await foreach (var update in client.StreamAsync(prompt))
        {
            if (update.Result is { } result)
                Assert.Equal("one two three four five six seven eight nine ten", result.Value);
        }
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    public async Task The_wait_that_the_provider_asks_for_reaches_the_client_through_the_SDK(string sdk)
    {
        const string rules = """{ "default": { "text": "Here." }, "faults": [{ "kind": "rateLimit", "times": 1, "retryAfterSeconds": 77 }] }""";
        await using var emulator = await ProviderEmulator.StartAsync(new EmulatorOptions { Rules = AnswerRules.Parse(rules), FirstTokenDelay = TimeSpan.Zero });
        foreach (var isStream in new[] { false, true })
        {
            var client = Provider.Create(sdk, emulator).WithResilience(options => options.AddFallback("other", Provider.Create(sdk, emulator)));
            emulator.Faults = FaultPlan.None;
            var response = isStream
                ? await client.GetStreamingResponseAsync("Hello?", new ChatOptions { MaxOutputTokens = 20 }).ToChatResponseAsync()
                : await client.GetResponseAsync("Hello?", new ChatOptions { MaxOutputTokens = 20 });
            Assert.Equal("Here.", response.Text);
            if (!isStream)
                Assert.InRange(client.Endpoints[0].RestsUntil!.Value - DateTimeOffset.UtcNow, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(77));
        }
    }

    private static int QuestionLength => Question(0).Length;

    private static string Question(int i) => string.Create(CultureInfo.InvariantCulture, $"What is note {i:D4}?");

    private static string Line(PromptAttempt attempt) => FormattableString.Invariant($"{attempt.Endpoint} {attempt.Outcome} {attempt.Usage} {attempt.Cost}");

    private static string Line(CallRecord record) => FormattableString.Invariant($"{record.Endpoint} {record.Outcome} {record.Usage} {record.Cost}");
}
