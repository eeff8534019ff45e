using CachePrefix.Models;

namespace CachePrefix.Tests.Models;

/// <summary>Models as they are sold elsewhere than by their provider.</summary>
public sealed class PlatformTests
{
    [Theory]
    [InlineData("anthropic.claude-opus-4-7", "claude-opus-4-7", 4096)]
    [InlineData("us.anthropic.claude-opus-4-7", "claude-opus-4-7", 4096)]
    [InlineData("global.anthropic.claude-haiku-4-5-20251001-v1:0", "claude-haiku-4-5", 4096)]
    [InlineData("EU.anthropic.claude-fable-5", "claude-fable-5", 1024)]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-6", "claude-sonnet-4-6", 1024)]
    [InlineData("us.anthropic.claude-opus-5-5", "claude-opus-5-5", 512)]
    public void An_id_of_Bedrock_has_the_limits_of_Bedrock(string id, string expected, int minimum)
    {
        Assert.True(ModelCatalog.Default.TryFind(id, out var model));

        Assert.Equal((expected, "bedrock", minimum), (model.Id, model.Platform!.Id, model.MinimumPrefixTokens));
        Assert.Equal((20, false, false), (model.LookBackPositions, model.CollapsesToolRuns, model.AutomaticBreakpoint));
    }

    [Fact]
    public void The_claude_api_has_its_own_limits()
    {
        Assert.True(ModelCatalog.Default.TryFind("claude-opus-4-7", out var model));

        Assert.Null(model.Platform);
        Assert.Equal((2048, 20, true, true), (model.MinimumPrefixTokens, model.LookBackPositions, model.CollapsesToolRuns, model.AutomaticBreakpoint));
    }

    [Theory]
    [InlineData("global.anthropic.claude-haiku-4-5", 1)]
    [InlineData("us.anthropic.claude-haiku-4-5", 1.1)]
    public void A_geography_costs_what_the_platform_says(string id, double factor)
    {
        var usage = new TokenUsage(1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000);

        var own = ModelCatalog.Default.CostOf("claude-haiku-4-5", usage, new DateOnly(2026, 11, 26))!.Value;

        Assert.Equal(own * (decimal)factor, ModelCatalog.Default.CostOf(id, usage, new DateOnly(2026, 11, 26)));
    }

    [Fact]
    public void A_platform_whose_ids_are_those_of_the_provider_is_named_by_the_caller()
    {
        Assert.True(ModelCatalog.Default.TryFindPlatform("vertex", out var vertex));
        Assert.True(ModelCatalog.Default.TryFind("claude-sonnet-4-5@20250929", vertex, out var model));

        Assert.Same(vertex, model.Platform);
        Assert.False(model.AutomaticBreakpoint);
        Assert.Null(model.Retires);
        Assert.False(ModelCatalog.Default.TryFind("gpt-5", vertex, out _));
    }

    [Fact]
    public void Every_minimum_of_a_platform_is_that_of_a_known_model() => Assert.All(
        ModelCatalog.Default.Platforms.SelectMany(platform => platform.MinimumPrefixTokens.Keys, (platform, id) => (platform, id)),
        row => Assert.True(ModelCatalog.Default.TryFind(row.id, row.platform, out _), $"{row.platform}: {row.id}"));
}
