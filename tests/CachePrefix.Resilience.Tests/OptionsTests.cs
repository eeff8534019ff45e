using CachePrefix.Resilience.Tests.Support;
using Microsoft.Extensions.AI;

namespace CachePrefix.Resilience.Tests;

public sealed class OptionsTests
{
    public static TheoryData<Action<ResilienceOptions>, string> Wrong => new()
    {
        { static options => options.MaxRetries = -1, "ResilienceOptions.MaxRetries is -1; give 0 (never send again) to 10." },
        { static options => options.AttemptTimeout = TimeSpan.Zero, "ResilienceOptions.AttemptTimeout is 00:00:00; give 00:00:00.0100000 to 1.00:00:00." },
        { static options => options.TotalTimeout = TimeSpan.FromSeconds(1), "ResilienceOptions.AttemptTimeout is 00:03:00; give at most TotalTimeout (00:00:01), or raise that." },
        { static options => options.HedgingDelay = TimeSpan.FromSeconds(1), "ResilienceOptions.HedgingDelay is 00:00:01; there is nothing to ask side by side; add an endpoint with AddEndpoint or AddFallback, or leave it null." },
        { static options => options.BreakRatio = double.NaN, "ResilienceOptions.BreakRatio is NaN; give a share above 0, up to 1." },
        { static options => options.BreakThroughput = 1, "ResilienceOptions.BreakThroughput is 1; give at least 2." },
        { static options => options.BreakDuration = TimeSpan.FromMilliseconds(1), "ResilienceOptions.BreakDuration is 00:00:00.0010000; give 00:00:00.5000000 to 1.00:00:00." },
        { static options => options.Name = " ", "ResilienceOptions.Name is empty; give the endpoint a name, such as its region." },
        { static options => options.AddEndpoint("primary", new ScriptedClient("b")), "Two endpoints are called 'primary'; give each a name of its own. The first one's is ResilienceOptions.Name." },
        { static options => options.AddEndpoint("b", new ScriptedClient("b"), weight: 0), "The weight of endpoint 'b' is 0; give a number above 0, or leave the endpoint out." },
        { static options => options.AddEndpoint("b", new ScriptedClient("b"), maxConcurrency: 0), "MaxConcurrency of endpoint 'b' is 0; give at least 1, or null for no bound." },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void A_setting_out_of_its_range_is_named_with_its_value_and_a_way_out(Action<ResilienceOptions> configure, string message) =>
        Assert.Equal(message, Assert.Throws<CachePrefixConfigurationException>(() => new ScriptedClient("a").WithResilience(configure)).Message);

    [Fact]
    public void A_client_that_runs_tools_itself_is_refused()
    {
        var client = new ScriptedClient("a").AsBuilder().UseFunctionInvocation().Build();
        var error = Assert.Throws<ArgumentException>(() => client.WithResilience());
        Assert.StartsWith("The client of endpoint 'primary' runs tools itself, so that asking again would run them again.", error.Message, StringComparison.Ordinal);
    }
}
