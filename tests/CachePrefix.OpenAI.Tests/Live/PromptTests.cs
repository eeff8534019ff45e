using CachePrefix.OpenAI.Tests.Support;
using Microsoft.Extensions.AI;

namespace CachePrefix.OpenAI.Tests.Live;

/// <summary>Generated clients through the official SDK against the emulator.</summary>
public sealed class PromptTests
{
    private static readonly GuestPrompt Prompt = new() { Handbook = Inn.Handbook, Question = "Is the pool open?" };

    [Theory]
    [MemberData(nameof(Sdk.Interfaces), MemberType = typeof(Sdk))]
    public async Task Every_rung_ends_with_a_breakpoint(string kind)
    {
        await using var inn = await Inn.OpenAsync(kind);

        await inn.Guest.SendAsync(Prompt with { Guest = "Ms Meier", History = [new(ChatRole.User, "Hi."), new(ChatRole.Assistant, "Hello.")] });

        // The examples follow the guest's facts, so that their last question ends that rung.
        Assert.Equal(["0.0", "0.1", "1.0", "3.0"], Sent.Marks(inn.Sent(0)));
    }

    [Theory]
    [MemberData(nameof(Sdk.Interfaces), MemberType = typeof(Sdk))]
    [Trait("Reported", "r09-gpt-5.6")]
    public async Task After_the_first_call_the_whole_prefix_is_read_and_results_cost_what_is_billed(string kind)
    {
        await using var inn = await Inn.OpenAsync(kind);
        var results = new List<PromptResult<string>>();

        for (var i = 0; i < 8; i++)
            results.Add(await inn.Guest.SendAsync(Prompt with { Question = $"Question {i}?" }));

        var prefix = results[0].Usage.CacheWrite;
        Assert.True(prefix > 3_000);
        Assert.All(results.Skip(1), result => Assert.Equal((prefix, 0L), (result.Usage.CacheRead, result.Usage.CacheWrite)));
        Assert.Equal(inn.Emulator.Stats.Total.CostUsd, results.Sum(result => result.Cost));
    }

    [Theory]
    [MemberData(nameof(Sdk.Interfaces), MemberType = typeof(Sdk))]
    public async Task A_stream_reports_the_same_usage_as_a_call(string kind)
    {
        await using var inn = await Inn.OpenAsync(kind);
        var called = await inn.Guest.SendAsync(Prompt);
        inn.Emulator.Reset();

        PromptResult<string>? streamed = null;
        await foreach (var update in inn.Guest.StreamAsync(Prompt))
            streamed = update.Result;

        Assert.Equal(called.Usage, streamed!.Usage);
    }

    [Theory]
    [MemberData(nameof(Sdk.Interfaces), MemberType = typeof(Sdk))]
    public async Task A_conversation_reads_what_the_turn_before_wrote(string kind)
    {
        await using var inn = await Inn.OpenAsync(kind);
        List<ChatMessage> history = [];
        var read = new List<long>();

        for (var turn = 0; turn < 6; turn++)
        {
            var question = $"Question {turn} about {string.Join(' ', Enumerable.Range(turn, 200))}?";
            var result = await inn.Guest.SendAsync(Prompt with { History = history, Question = question });
            read.Add(result.Usage.CacheRead);
            history.AddRange([new(ChatRole.User, question), new(ChatRole.Assistant, result.Value)]);
        }

        // Each turn reads all earlier turns but the one that came between.
        Assert.Equal(0, read[0]);
        Assert.All(Enumerable.Range(2, 3), turn => Assert.True(read[turn + 1] - read[turn] > 200, string.Join(", ", read)));
    }

    [Theory]
    [MemberData(nameof(Sdk.Interfaces), MemberType = typeof(Sdk))]
    public async Task Tools_are_run_behind_an_unchanged_prefix(string kind)
    {
        await using var inn = await Inn.OpenAsync(kind, """
            {"rules":[{"match":{"afterTool":true},"reply":{"text":"The blue room."}},{"match":{"contains":"room"},"reply":{"toolCalls":[{"name":"find_room","input":{"guests":2}}]}}]}
            """);

        var result = await inn.Guest.SendAsync(Prompt with { Question = "A room?" });

        Assert.Equal("The blue room.", result.Value);
        Assert.True(result.Usage.CacheRead > 3_000);
        Assert.Equal(inn.Emulator.Stats.Total.CostUsd, result.Cost);
    }

    [Theory]
    [MemberData(nameof(Sdk.Interfaces), MemberType = typeof(Sdk))]
    public async Task A_cascade_with_structured_answers_reads_each_tiers_prefix(string kind)
    {
        await using var inn = await Inn.OpenAsync(kind, """
            {"rules":[{"match":{"models":["gpt-5.6-luna"]},"reply":{"json":{"room":"blue","guests":0}}},{"reply":{"json":{"room":"blue","guests":2}}}]}
            """);
        var prompts = Enumerable.Range(0, 20).Select(i => new BookingPrompt { Handbook = Inn.Handbook, Request = $"Room for {i}?" });
        var results = new List<PromptResult<Booking>>();

        await foreach (var item in inn.Booking.SendManyAsync(prompts, new SendManyOptions { MaxConcurrency = 8 }))
            results.Add(item.Result!);

        var attempts = results.SelectMany(result => result.Attempts).ToLookup(attempt => attempt.Tier);
        Assert.Equal([20, 20], attempts.Select(tier => tier.Count()));
        Assert.All(attempts, tier => Assert.Single(tier, attempt => attempt.Usage.CacheWrite > 0));
        Assert.Equal(inn.Emulator.Stats.Total.CostUsd, results.Sum(result => result.Cost));
    }

    [Theory]
    [MemberData(nameof(Sdk.Interfaces), MemberType = typeof(Sdk))]
    public async Task A_prewarmed_prefix_is_read_by_the_first_call(string kind)
    {
        await using var inn = await Inn.OpenAsync(kind);

        var attempt = Assert.Single(await inn.Guest.PrewarmAsync(Prompt));
        var result = await inn.Guest.SendAsync(Prompt);

        Assert.True(attempt.Usage.CacheWrite > 3_000);
        Assert.Equal((attempt.Usage.CacheWrite, 0L), (result.Usage.CacheRead, result.Usage.CacheWrite));
    }

    [Fact]
    public async Task A_refusal_keeps_its_status()
    {
        await using var inn = await Inn.OpenAsync("chat", """{"rules":[{"fault":{"kind":"rateLimit"},"reply":{"text":"never"}}]}""");

        var exception = await Assert.ThrowsAsync<PromptException>(() => inn.Guest.SendAsync(Prompt));

        Assert.Equal(System.Net.HttpStatusCode.TooManyRequests, exception.StatusCode);
    }

    [Theory]
    [InlineData("gpt-5.1")]
    [InlineData("gpt-4o")]
    [InlineData("gpt-5.5")]
    public async Task Earlier_models_read_in_steps(string model)
    {
        await using var inn = await Inn.OpenAsync("chat", simple: model);
        var results = new List<PromptResult<string>>();

        for (var i = 0; i < 5; i++)
            results.Add(await inn.Guest.SendAsync(Prompt with { Question = $"Question {i}?" }));

        Assert.All(results.Skip(1), result => Assert.True(result.Usage.CacheRead > 2_000));
        Assert.Equal(inn.Emulator.Stats.Total.CostUsd, results.Sum(result => result.Cost));
    }
}
