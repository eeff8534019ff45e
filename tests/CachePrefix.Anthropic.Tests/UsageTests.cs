using CachePrefix.Anthropic.Tests.Support;

namespace CachePrefix.Anthropic.Tests;

public class UsageTests
{
    private static readonly ConciergePrompt Prompt = new() { Handbook = Hotel.Handbook, Question = "Is the pool open?" };

    [Fact]
    public async Task The_first_call_writes_and_the_second_reads_what_it_wrote()
    {
        await using var hotel = await Hotel.OpenAsync();

        var first = await hotel.Concierge.SendAsync(Prompt);
        var second = await hotel.Concierge.SendAsync(Prompt with { Question = "Until when?" });

        Assert.Equal((0L, 0L), (first.Usage.CacheRead, first.Usage.CacheWrite5m));
        Assert.True(first.Usage.CacheWrite1h > 4_096);
        Assert.Equal((first.Usage.CacheWrite1h, 0L), (second.Usage.CacheRead, second.Usage.CacheWrite));
    }

    [Fact]
    public async Task Writes_are_told_apart_by_lifetime()
    {
        await using var hotel = await Hotel.OpenAsync();

        var result = await hotel.Concierge.SendAsync(Prompt with { Guest = Hotel.Handbook });

        Assert.True(result.Usage.CacheWrite1h > 4_096);
        Assert.True(result.Usage.CacheWrite5m > 4_096);
    }

    [Fact]
    public async Task A_stream_reports_the_same_usage_as_a_call()
    {
        await using var hotel = await Hotel.OpenAsync();
        var called = await hotel.Concierge.SendAsync(Prompt with { Guest = Hotel.Handbook });
        hotel.Emulator.Reset();

        PromptResult<string>? streamed = null;
        await foreach (var update in hotel.Concierge.StreamAsync(Prompt with { Guest = Hotel.Handbook }))
            streamed = update.Result;

        Assert.Equal("Gladly.", streamed!.Value);
        Assert.Equal(called.Usage, streamed.Usage);
    }

    [Fact]
    public async Task Results_cost_what_the_provider_bills()
    {
        await using var hotel = await Hotel.OpenAsync();
        decimal? cost = 0;

        for (var i = 0; i < 5; i++)
            cost += (await hotel.Concierge.SendAsync(Prompt with { Question = $"Question {i}?" })).Cost;

        Assert.Equal(hotel.Emulator.Stats.Total.CostUsd, cost);
    }

    [Fact]
    public async Task A_prewarmed_prefix_is_read_by_the_first_call()
    {
        await using var hotel = await Hotel.OpenAsync();

        var attempt = Assert.Single(await hotel.Concierge.PrewarmAsync(Prompt));
        var result = await hotel.Concierge.SendAsync(Prompt);

        Assert.Equal(0, hotel.Sent(0).Json["max_tokens"]!.GetValue<int>());
        Assert.True(attempt.Usage.CacheWrite1h > 4_096);
        Assert.Equal((attempt.Usage.CacheWrite1h, 0L), (result.Usage.CacheRead, result.Usage.CacheWrite));
    }

    [Fact]
    public async Task Many_prompts_write_the_prefix_once_per_tier()
    {
        await using var hotel = await Hotel.OpenAsync("""{"rules":[{"reply":{"json":{"room":"blue","guests":0}}}]}""");
        var prompts = Enumerable.Range(0, 40).Select(i => new BookingPrompt { Handbook = Hotel.Handbook, Request = $"Room for {i}?" });
        var results = new List<PromptResult<Booking>>();

        await foreach (var item in hotel.Booking.SendManyAsync(prompts, new SendManyOptions { MaxConcurrency = 16 }))
            results.Add(item.Result!);

        var attempts = results.SelectMany(result => result.Attempts).ToLookup(attempt => attempt.Tier);
        Assert.Equal([40, 40], attempts.Select(tier => tier.Count()));
        Assert.All(attempts, tier => Assert.Single(tier, attempt => attempt.Usage.CacheWrite > 0));
    }
}
