using CachePrefix.Analyzers.Catalog;
using CachePrefix.Analyzers.Economics;
using CachePrefix.CodeFixes;
using CachePrefix.Testing;
using Verify = CachePrefix.Analyzers.Tests.Support.PromptVerifier<CachePrefix.Analyzers.Economics.UnprofitableCacheAnalyzer>;

namespace CachePrefix.Analyzers.Tests.Economics;

public sealed class UnprofitableCacheTests
{
    [Fact]
    public Task A_prefix_that_is_called_too_rarely_is_reported() => Verify.VerifyAsync(
        """
        [Prompt(CallsPerHour = 2), Tier("simple")] public partial record Ask { [{|#0:CachedPrefix|}] public const string Role = "You are kind."; }
        [Prompt(CallsPerHour = 0.5), Tier("simple")] public partial record Tell { [{|#1:CachedPrefix(Ttl = CacheTtl.OneHour)|}] public const string Role = "You are kind."; }
        """,
        Verify.Diagnostic(0).WithMessage("'Ask' is called 2 times an hour, but on claude-haiku-4-5 a prefix kept for 5 minutes pays from 2.94 calls an hour on; Ttl = CacheTtl.OneHour pays from 0.75 on"),
        Verify.Diagnostic(1).WithMessage("'Tell' is called 0.5 times an hour, but on claude-haiku-4-5 a prefix kept for one hour pays from 0.75 calls an hour on; send the calls close together, for example as a batch, or take the text out of the cached prefix"));

    [Fact]
    public Task A_prefix_that_pays_is_not() => Verify.VerifyAsync(
        """
        [Prompt(CallsPerHour = 3), Tier("simple")] public partial record Ask { [CachedPrefix] public const string Role = "You are kind."; }
        [Prompt(CallsPerHour = 2), Tier("simple")] public partial record Tell { [CachedPrefix(Ttl = CacheTtl.OneHour)] public const string Role = "You are kind."; }
        [Prompt(CallsPerHour = 2), Tier("simple")] public partial record Inherits { [CachedPrefix] public const string Role = "You are kind."; [CachedPrefix(Stability.Tenant, Ttl = CacheTtl.OneHour)] public string? Facts { get; init; } }
        [Prompt, Tier("simple")] public partial record Undeclared { [CachedPrefix] public const string Role = "You are kind."; }
        [Prompt(CallsPerHour = 2), Tier("own")] public partial record Unpriced { [CachedPrefix] public const string Role = "You are kind."; }
        [Prompt(CallsPerHour = 2), Tier("simple")] public partial record Session { [History] public IReadOnlyList<ChatMessage> History { get; init; } = []; }
        """);

    [Fact]
    public Task A_configured_lifetime_counts() => Verify.VerifyAsync(
        """[Prompt(CallsPerHour = 2), Tier("simple")] public partial record Ask { [CachedPrefix] public const string Role = "You are kind."; }""",
        test =>
        {
            test.TestState.AdditionalFiles.Clear();
            test.TestState.AdditionalFiles.Add("cacheprefix.json", """{ "tiers": { "simple": { "model": "claude-haiku-4-5" } }, "ttl": { "constant": "1h" } }""");
        });

    [Fact]
    public Task The_fix_keeps_the_prefix_for_an_hour() => Verify.VerifyFixAsync<DefinitionCodeFixProvider>(
        """
        [Prompt(CallsPerHour = 2), Tier("simple")] public partial record Ask { [{|CPA3002:CachedPrefix|}] public const string Role = "You are kind."; }
        [Prompt(CallsPerHour = 2), Tier("simple")] public partial record Tell
        {
            [CachedPrefix] public const string Role = "You are kind.";
            [{|CPA3002:CachedPrefix(Stability.Deployment, Ttl = CacheTtl.FiveMinutes)|}] public string? Handbook { get; init; }
        }
        """,
        """
        [Prompt(CallsPerHour = 2), Tier("simple")] public partial record Ask { [CachedPrefix(Ttl = CacheTtl.OneHour)] public const string Role = "You are kind."; }
        [Prompt(CallsPerHour = 2), Tier("simple")] public partial record Tell
        {
            [CachedPrefix] public const string Role = "You are kind.";
            [CachedPrefix(Stability.Deployment, Ttl = CacheTtl.OneHour)] public string? Handbook { get; init; }
        }
        """);

    [Fact]
    public Task Where_an_hour_does_not_pay_either_there_is_no_fix() => Verify.VerifyFixAsync<DefinitionCodeFixProvider>(
        """[Prompt(CallsPerHour = 0.5), Tier("simple")] public partial record Ask { [{|CPA3002:CachedPrefix|}] public const string Role = "You are kind."; }""",
        """[Prompt(CallsPerHour = 0.5), Tier("simple")] public partial record Ask { [{|CPA3002:CachedPrefix|}] public const string Role = "You are kind."; }""");

    /// <summary>The formula against a simulation of calls that come at random.</summary>
    [Theory]
    [InlineData("claude-haiku-4-5", false)]
    [InlineData("claude-haiku-4-5", true)]
    [InlineData("gpt-6.1-terra", false)]
    public void At_the_break_even_a_cached_call_costs_what_an_uncached_one_does(string id, bool isLong)
    {
        var model = ModelCatalog.Default.Find(id)!;
        var rate = RungEconomy.BreakEven(model, isLong)!.Value;
        var life = (isLong ? model.LongLife : model.ShortLife).TotalHours;
        var random = new Random(1);
        var cost = 0m;
        const int calls = 200_000;
        for (var call = 0; call < calls; call++)
        {
            var hoursSinceLastCall = -Math.Log(1 - random.NextDouble()) / rate;
            cost += hoursSinceLastCall <= life ? model.Price!.CacheRead : isLong ? model.Price!.CacheWrite1h : model.Price!.CacheWrite5m;
        }

        Assert.InRange((double)(cost / calls / model.Price!.Input), 0.99, 1.01);
    }

    [Theory]
    [InlineData("gpt-5", 0)]
    [InlineData("claude-mythos-5-2", null)]
    public void Writing_for_nothing_always_pays_and_an_unknown_price_tells_nothing(string id, int? expected) =>
        Assert.Equal(expected, (int?)RungEconomy.BreakEven(ModelCatalog.Default.Find(id)!, isLong: false));
}
