using CachePrefix.Ledger.Tests.Bills;
using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix.Ledger.Tests.Watches;

/// <summary>What a budget does to calls, through generated clients.</summary>
public sealed class BudgetTests
{
    [Fact]
    public async Task A_budget_that_is_nearly_spent_sends_calls_to_the_cheapest_tier_and_then_refuses()
    {
        await using var program = await StartAsync(options =>
        {
            options.DailyBudget = 0.02m;
            options.DownRouteFrom = 0.3;
            options.RefuseOverBudget = true;
        });
        var booking = program.Get<IBookingPromptClient>();
        var before = await booking.SendAsync(Booking(0));
        await booking.SendAsync(Booking(1));
        var cheap = new List<PromptResult<Booking>>();
        var refused = await Assert.ThrowsAsync<BudgetExceededException>(async () =>
        {
            for (var i = 2; i < 500; i++)
                cheap.Add(await booking.SendAsync(Booking(i)));
        });

        Assert.Equal("definition", before.Route!.Router);
        Assert.All(cheap, result => Assert.Equal(("small", "budget", 1), (result.Tier, result.Route!.Router, result.Attempts.Count)));
        Assert.Contains(cheap, result => result.IsValid);
        Assert.Contains(cheap, result => !result.IsValid);
        Assert.Contains("$0.02", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_route_by_method_goes_to_its_cheapest_tier_and_a_prompt_with_one_tier_is_left_alone()
    {
        await using var program = await StartAsync(options => (options.DailyBudget, options.DownRouteFrom) = (0.001m, 1));
        var concierge = program.Get<IConciergePromptClient>();
        var faq = program.Get<IFaqPromptClient>();
        var before = await concierge.SendAsync(Question(3));
        var streamed = await concierge.StreamAsync(Question(3)).LastAsync();
        var other = await faq.SendAsync(new FaqPrompt { Question = "When is breakfast?" });

        Assert.Equal(("large", "definition"), (before.Tier, before.Route!.Router));
        Assert.Equal(("small", "budget"), (streamed.Result!.Tier, streamed.Result.Route!.Router));
        Assert.Equal(("openai", "definition"), (other.Tier, other.Route!.Router));
    }

    [Fact]
    public async Task A_named_tier_takes_calls_of_any_prompt_and_only_dearer_ones()
    {
        await using var program = await StartAsync(options =>
        {
            options.PromptBudgets["FaqPrompt"] = 0.000_001m;
            options.PromptBudgets["ConciergePrompt"] = 0.000_001m;
            (options.DownRouteFrom, options.DownRouteTier) = (1, "gemini");
        });
        var faq = program.Get<IFaqPromptClient>();
        var concierge = program.Get<IConciergePromptClient>();
        await faq.SendAsync(new FaqPrompt { Question = "When is breakfast?" });
        var moved = await faq.SendAsync(new FaqPrompt { Question = "When is lunch?" });
        await concierge.SendAsync(Question(0));
        var kept = await concierge.SendAsync(Question(0));
        var unaffected = await program.Get<IBookingPromptClient>().SendAsync(Booking(1));

        Assert.Equal(("gemini", "the prompt's budget of the day is nearly spent"), (moved.Tier, moved.Route!.Reason));
        Assert.Equal(("small", "definition"), (kept.Tier, kept.Route!.Router));
        Assert.Equal("definition", unaffected.Route!.Router);
    }

    [Fact]
    public async Task Settings_that_cannot_be_are_named()
    {
        var share = Assert.Throws<CachePrefixConfigurationException>(() => new ServiceCollection().AddCallWatches(static options => options.DownRouteFrom = 1.5));
        Assert.Contains("DownRouteFrom is 1.5", share.Message, StringComparison.Ordinal);
        await using var program = await StartAsync(static options => (options.DownRouteFrom, options.DownRouteTier) = (1, "tiny"));
        var tier = Assert.Throws<CachePrefixConfigurationException>(() => program.Get<IFaqPromptClient>());
        Assert.Contains("'tiny', which is not among the tiers: small, large, openai, gemini", tier.Message, StringComparison.Ordinal);
    }

    private static Task<HotelProgram> StartAsync(Action<CallWatchOptions> configure) => HotelProgram.StartAsync("", services => services.AddCallWatches(configure));

    private static BookingPrompt Booking(int number) => new() { Handbook = HotelProgram.Handbook, Request = $"Book number {number}" };

    /// <summary>A question that the prompt's method sends to the tier of its length.</summary>
    private static ConciergePrompt Question(int tier) => new() { Handbook = HotelProgram.Handbook, Question = new string('?', 8 + tier) };
}
