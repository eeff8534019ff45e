using CachePrefix.Tests.Fakes;

namespace CachePrefix.Tests.Layout;

public class LifetimeTests
{
    private static readonly TestPrompt Prompt = new() { Role = "role", Handbook = "handbook", Customer = "customer", Question = "question" };

    [Fact]
    public async Task A_rung_without_a_lifetime_lives_as_long_as_the_rung_after_it()
    {
        var request = await TestClient.SendAsync(Prompt, new TestDefinition<string>(TextResultReader.Instance) { DeploymentTtl = CacheTtl.OneHour });

        Assert.Equal(["system: role |1h", "system: handbook |1h", "system: customer |5m", "user: question"], request.Lines);
    }

    [Fact]
    public void A_lifetime_that_rises_along_the_prefix_is_refused_with_both_rungs()
    {
        var definition = new TestDefinition<string>(TextResultReader.Instance)
        {
            ConstantTtl = CacheTtl.FiveMinutes,
            DeploymentTtl = CacheTtl.OneHour,
        };

        var exception = Assert.Throws<CachePrefixConfigurationException>(() => definition.Layout);

        Assert.Equal(
            "Prompt 'TestPrompt': rung Constant lives five minutes but the later rung Deployment lives one hour; providers refuse a longer " +
            "lifetime after a shorter one. Raise Constant to one hour or shorten Deployment.",
            exception.Message);
    }

    [Fact]
    public void Configured_lifetimes_take_the_place_of_declared_ones()
    {
        var layout = TestDefinition.Text.Layout.WithTtls(new Dictionary<Stability, CacheTtl> { [Stability.Tenant] = CacheTtl.OneHour });

        Assert.Equal(CacheTtl.OneHour, layout.TtlOf(Stability.Constant));
        Assert.Equal(CacheTtl.OneHour, layout.TtlOf(Stability.Tenant));
        Assert.Equal(CacheTtl.FiveMinutes, layout.TtlOf(Stability.Session));
    }

    [Fact]
    public void The_volatile_rung_has_no_lifetime() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TestDefinition.Text.Layout.TtlOf(Stability.Volatile));

    [Fact]
    public void The_layout_says_where_breakpoints_are() =>
        Assert.Equal(["Role", "Handbook", "Manual", "History"], TestDefinition.Text.Layout.Breakpoints.Select(segment => segment.Name));

    [Fact]
    public void The_layout_says_when_less_stable_text_lowers_a_segment() =>
        Assert.Equal(
            Stability.Tenant,
            TestDefinition.Text.Layout.Segments.Single(segment => segment.Name == "Examples").EffectiveStability);
}
