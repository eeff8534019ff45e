using CachePrefix.Models;
using CachePrefix.Tests.Fakes;
using CsCheck;

namespace CachePrefix.Tests.Routing.Warmth;

public sealed class PrefixWarmthTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);
    private static readonly Tier Simple = new("simple", new ScriptedChatClient("claude-haiku-4-5"));
    private static readonly Tier Complex = new("complex", new ScriptedChatClient("claude-opus-4-6"));

    private readonly PrefixWarmth _warmth = new(new PrefixWarmthOptions { Margin = TimeSpan.Zero });
    private readonly Dictionary<Tier, ProviderCache> _caches = new() { [Simple] = CacheOf("claude-haiku-4-5"), [Complex] = CacheOf("claude-opus-4-6") };

    [Theory]
    [InlineData(299, true)]
    [InlineData(301, false)]
    public void What_was_written_is_warm_for_its_lifetime(int seconds, bool isWarm)
    {
        var talk = new Talk(6_000);
        Ask(Simple, talk, Start);

        Assert.Equal(isWarm, Warm(Simple, talk, Start.AddSeconds(seconds)) > 5_900);
        Assert.Equal(0, Warm(Complex, talk, Start.AddSeconds(1)));
    }

    [Fact]
    public void A_read_begins_the_lifetime_anew_and_an_hour_is_an_hour()
    {
        var talk = new Talk(6_000);
        Ask(Simple, talk, Start);
        Ask(Simple, talk, Start.AddSeconds(200));
        Assert.True(Warm(Simple, talk, Start.AddSeconds(450)) > 5_900);

        var hourly = new Talk(6_000, "hourly", CacheTtl.OneHour);
        Ask(Simple, hourly, Start);
        Assert.True(Warm(Simple, hourly, Start.AddMinutes(59)) > 5_900);
    }

    [Fact]
    public void A_margin_counts_a_prefix_out_before_it_ends()
    {
        var careful = new PrefixWarmth(new PrefixWarmthOptions { Margin = TimeSpan.FromSeconds(30) });
        var talk = new Talk(6_000);
        careful.Record(Simple, talk.Next(careful), _caches[Simple].Ask(talk.Next(careful), Start), null, Start, Start);

        Assert.True(careful.Find(Simple, talk.Next(careful), Start.AddSeconds(269)).Warm > 0);
        Assert.Equal(0, careful.Find(Simple, talk.Next(careful), Start.AddSeconds(271)).Warm);
    }

    [Fact]
    public void What_is_below_the_minimum_is_not_cached()
    {
        var talk = new Talk(3_000); // Haiku 4.5 caches from 4,096 tokens on
        Ask(Simple, talk, Start);
        var found = _warmth.Find(Simple, talk.Next(_warmth), Start.AddSeconds(1));

        Assert.Equal((0, 0), (found.Warm, found.Prefix));
        Assert.True(found.Marked > 2_900);
    }

    [Fact]
    public void An_older_prefix_of_the_conversation_leaves_only_the_difference_cold()
    {
        var talk = new Talk(10_000);
        Ask(Complex, talk, Start);
        talk.Answer();
        for (var turn = 1; turn <= 3; turn++)
        {
            Ask(Simple, talk, Start.AddSeconds(30 * turn));
            talk.Answer();
        }

        var found = _warmth.Find(Complex, talk.Next(_warmth), Start.AddSeconds(120));

        Assert.InRange(found.Warm, 9_900, 10_100);
        Assert.InRange(found.Prefix - found.Warm, 300, 600);
    }

    [Fact]
    public void An_expected_read_that_was_none_makes_cold_until_the_next_write()
    {
        var talk = new Talk(10_000);
        Ask(Simple, talk, Start);
        talk.Answer();
        var prefix = talk.Next(_warmth);

        // The provider read and wrote nothing: the request met a machine without the entry, and its cache was full.
        _warmth.Record(Simple, prefix, new TokenUsage(prefix.Tokens), null, Start.AddSeconds(60), Start.AddSeconds(62));
        Assert.Equal(0, Warm(Simple, talk, Start.AddSeconds(70)));

        _caches[Simple].Evict();
        Ask(Simple, talk, Start.AddSeconds(80));
        Assert.True(Warm(Simple, talk, Start.AddSeconds(90)) > 10_000);
    }

    [Fact]
    public void A_request_that_began_while_the_prefix_was_written_proves_nothing()
    {
        var talk = new Talk(10_000);
        var prefix = talk.Next(_warmth);
        var written = new TokenUsage(prefix.Tokens - 10_000, 0, 10_000);
        var late = (Usage: written, Start: Start, End: Start.AddSeconds(20));
        var early = (Usage: new TokenUsage(prefix.Tokens), Start: Start.AddSeconds(5), End: Start.AddSeconds(6));
        foreach (var report in new[] { early, late, early })
            _warmth.Record(Simple, prefix, report.Usage, null, report.Start, report.End);

        Assert.True(Warm(Simple, talk, Start.AddSeconds(30)) > 9_900);
    }

    [Fact]
    public void A_provider_looks_back_no_further_than_it_does()
    {
        var talk = new Talk(10_000);
        Ask(Simple, talk, Start);
        talk.Answer();
        Ask(Simple, talk, Start.AddSeconds(1));
        for (var turn = 0; turn < 12; turn++)
            talk.Answer();

        Assert.InRange(Warm(Simple, talk, Start.AddSeconds(60)), 9_900, 10_100); // the context's own breakpoint, not the first turn's
    }

    [Fact]
    public void Sizes_are_learned_from_what_the_provider_counts()
    {
        var dense = CacheOf("claude-haiku-4-5", 1.4);
        var talk = new Talk(10_000);
        for (var turn = 0; turn < 3; turn++)
        {
            var prefix = talk.Next(_warmth);
            _warmth.Record(Simple, prefix, dense.Ask(prefix, Start.AddSeconds(turn)), null, Start.AddSeconds(turn), Start.AddSeconds(turn));
            talk.Answer();
        }

        Assert.InRange(_warmth.Find(Simple, talk.Next(_warmth), Start.AddSeconds(9)).Warm, 14_000, 14_700);
    }

    [Fact]
    public void The_number_of_prefixes_is_bounded()
    {
        var bounded = new PrefixWarmth(new PrefixWarmthOptions { Capacity = 16 });
        for (var i = 0; i < 100; i++)
        {
            var talk = new Talk(5_000, $"talk {i}");
            bounded.Record(Simple, talk.Next(bounded), _caches[Simple].Ask(talk.Next(bounded), Start.AddSeconds(i)), null, Start.AddSeconds(i), Start.AddSeconds(i));
        }

        Assert.InRange(bounded.Count, 1, 16);
        var last = new Talk(5_000, "talk 99");
        Assert.True(bounded.Find(Simple, last.Next(bounded), Start.AddSeconds(101)).Warm > 0);
    }

    /// <summary>Several conversations over one context, on two tiers, with pauses that end lifetimes and pauses that do not.</summary>
    [Fact]
    public void What_is_expected_is_what_the_provider_reads() =>
        Gen.Select(Gen.Int[0, 2], Gen.Bool, Gen.Int[1, 200]).Array[1, 40].Sample(static steps =>
        {
            var test = new PrefixWarmthTests();
            var talks = new[] { new Talk(5_000, "one"), new Talk(5_000, "one"), new Talk(4_000, "two", CacheTtl.OneHour) };
            var now = Start;
            foreach (var (which, isComplex, pause) in steps)
            {
                now = now.AddSeconds(pause);
                var tier = isComplex ? Complex : Simple;
                var expected = test.Warm(tier, talks[which], now);
                Assert.Equal(test.Ask(tier, talks[which], now).CacheRead, (long)expected);
                talks[which].Answer();
            }
        }, iter: 150, threads: 1);

    private static ProviderCache CacheOf(string model, double scale = 1) =>
        ModelCatalog.Default.TryFind(model, out var info) ? new ProviderCache(info, scale) : throw new InvalidOperationException(model);

    private double Warm(Tier tier, Talk talk, DateTimeOffset now) => _warmth.Find(tier, talk.Next(_warmth), now).Warm;

    private TokenUsage Ask(Tier tier, Talk talk, DateTimeOffset now)
    {
        var prefix = talk.Next(_warmth);
        var usage = _caches[tier].Ask(prefix, now);
        _warmth.Record(tier, prefix, usage, null, now, now);
        return usage;
    }
}
