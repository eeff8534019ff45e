namespace CachePrefix.Ledger.Tests.Watches;

public sealed class CallWatchTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    private readonly List<CallAlert> _alerts = [];
    private int _calls;

    public static TheoryData<string, string> Causes => new()
    {
        { "model", "the model changed from claude-haiku-4-5 to claude-sonnet-4-6" },
        { "hash", "deployment 1.1 changed what is known of the prefix" },
        { "ttl", "the lifetime changed from five minutes to an hour" },
        { "deployment", "deployment 1.1 came between" },
        { "tools", "the tool list changes between calls" },
        { "none", "WithPrefixGuard()" },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public void A_prefix_that_stops_hitting_is_told_with_its_cause(string change, string cause)
    {
        var watch = Watch();
        for (var i = 0; i < 40; i++)
            watch.Take(Call(isHit: i > 0));
        for (var i = 0; i < 20; i++)
        {
            watch.Take(change switch
            {
                "model" => Call(false) with { Model = "claude-sonnet-4-6" },
                "hash" => Call(false) with { PrefixHash = "b", Deployment = "1.1" },
                "ttl" => Call(false) with { Usage = new TokenUsage(10, CacheWrite1h: 5_000) },
                "deployment" => Call(false) with { Deployment = "1.1" },
                "tools" => Call(false) with { ChangedSegment = "tools" },
                _ => Call(false),
            });
        }

        Assert.Equal([AlertKind.FallingHitRate, AlertKind.LowHitRate, AlertKind.PrefixStoppedHitting], _alerts.Select(alert => alert.Kind).Order().OrderBy(kind => kind.ToString()));
        Assert.All(_alerts, alert => Assert.Contains(cause, alert.Cause, StringComparison.Ordinal));
    }

    [Fact]
    public void Disagreement_is_told_once_when_its_interval_exceeds_the_ceiling_and_until_it_no_longer_does()
    {
        var watch = Watch();
        var few = new Disagreement { Prompt = "support", Class = "simple", Compared = 5, Disagreed = 2, Undecided = 0, Low = 0.04, High = 0.9, Time = Start };

        watch.Take(few);
        Assert.Empty(_alerts);
        watch.Take(few with { Compared = 60, Disagreed = 24, Low = 0.2, High = 0.6 });
        watch.Take(few with { Compared = 61, Disagreed = 24, Low = 0.2, High = 0.6 });

        var alert = Assert.Single(_alerts);
        Assert.Equal((AlertKind.Disagreement, "support (simple)", 0.4, 0.1), (alert.Kind, alert.Prompt, alert.Value, alert.Limit));
        Assert.Contains("24 of 60", alert.Cause, StringComparison.Ordinal);
        Assert.Single(watch.Active);
        watch.Take(few);
        Assert.Empty(watch.Active);
    }

    [Fact]
    public void Calls_too_far_apart_are_told()
    {
        var watch = Watch();
        for (var i = 0; i < 12; i++)
            watch.Take(Call(false) with { Time = Start.AddMinutes(20 * i) });
        Assert.Contains("20 minutes apart", Assert.Single(_alerts).Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alert_is_raised_once_and_ends_when_it_is_over()
    {
        var watch = Watch();
        for (var i = 0; i < 40; i++)
            watch.Take(Call(isHit: false));
        Assert.Single(_alerts);
        for (var i = 0; i < 20; i++)
            watch.Take(Call(isHit: true));
        Assert.Empty(watch.Active);
    }

    [Fact]
    public void A_cache_that_works_is_left_alone_whatever_calls_fail()
    {
        var watch = Watch();
        for (var i = 0; i < 500; i++)
            watch.Take(i % 3 == 0 ? Call(true) with { Usage = default, Outcome = AttemptOutcome.Failed } : Call(isHit: i % 10 != 1));
        Assert.Empty(_alerts);
    }

    [Fact]
    public void Escalations_above_the_ceiling_are_told()
    {
        var watch = Watch();
        for (var i = 0; i < 20; i++)
        {
            watch.Take(Call(true) with { IsFinal = false });
            watch.Take(Call(true) with { Attempt = 2 });
        }

        Assert.Equal(AlertKind.Escalations, Assert.Single(_alerts).Kind);
    }

    [Fact]
    public void A_spent_budget_is_told_and_refuses_until_the_next_day()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Start);
        var options = new CallWatchOptions { DailyBudget = 1, OnAlert = _alerts.Add };
        options.PromptBudgets["ask"] = 0.3m;
        var watch = new CallWatch(options, timeProvider: time);
        for (var i = 0; i < 4; i++)
            watch.Take(Call(true) with { Cost = 0.1m });
        Assert.Equal("ask", Assert.Single(_alerts).Prompt);
        Assert.Contains("$0.40", Assert.Throws<BudgetExceededException>(() => watch.RequireBudget("ask")).Message, StringComparison.Ordinal);
        watch.RequireBudget("tell");
        time.Advance(TimeSpan.FromDays(1));
        watch.RequireBudget("ask");
    }

    private CallWatch Watch() => new(new CallWatchOptions { OnAlert = _alerts.Add });

    private CallRecord Call(bool isHit) => new()
    {
        CallId = "1",
        Prompt = "ask",
        Time = Start.AddSeconds(_calls++),
        Model = "claude-haiku-4-5",
        PrefixHash = "a",
        Deployment = "1.0",
        Usage = isHit ? new TokenUsage(10, CacheRead: 5_000) : new TokenUsage(10, CacheWrite5m: 5_000),
        Cost = 0.001m,
    };
}
