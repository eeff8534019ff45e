using System.Text;
using CachePrefix.Models;

namespace CachePrefix.Tests.Models;

public sealed class ModelCatalogTests
{
    private const string Row = """
        { "id": "m", "provider": "anthropic", "checked": "2026-11-20", "sources": ["https://example.org/"], "prices": [{ "input": 1, "output": 2 }] }
        """;

    [Theory]
    [InlineData("claude-haiku-4-5", 4096)]
    [InlineData("claude-opus-4-7", 2048)]
    [InlineData("claude-opus-4-8", 1024)]
    [InlineData("claude-sonnet-4-6", 1024)]
    [InlineData("claude-opus-5-5", 512)]
    [InlineData("gpt-5.6-sol", 1024)]
    [InlineData("gemini-2.5-pro", 2048)]
    public void The_minimum_prefix_is_the_documented_one(string id, int minimum)
    {
        Assert.True(ModelCatalog.Default.TryFind(id, out var model));
        Assert.Equal(minimum, model.MinimumPrefixTokens);
    }

    [Theory]
    [InlineData("claude-haiku-4-5-20251001", "claude-haiku-4-5")]
    [InlineData("claude-opus-4@20250514", "claude-opus-4")]
    [InlineData("claude-opus-4-0", "claude-opus-4")]
    [InlineData("claude-sonnet-4-0-20250514", "claude-sonnet-4")]
    [InlineData("gpt-5-2025-08-07", "gpt-5")]
    [InlineData("gpt-5.6", "gpt-5.6-sol")]
    [InlineData("Claude-Haiku-4-5", "claude-haiku-4-5")]
    public void Aliases_and_dated_snapshots_are_found(string id, string expected)
    {
        Assert.True(ModelCatalog.Default.TryFind(id, out var model));
        Assert.Equal(expected, model.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-20251001")]
    [InlineData("claude-haiku-4-5-20259999")]
    [InlineData("claude-haiku-4-5-mini")]
    [InlineData("us.anthropic.gpt-5")]
    [InlineData("xx.anthropic.claude-haiku-4-5")]
    [InlineData("us.anthropic.claude-haiku-4-5-v9:0")]
    public void Other_ids_are_unknown(string id) => Assert.False(ModelCatalog.Default.TryFind(id, out _));

    [Fact]
    public void Every_row_has_sources_and_every_provider_limit_is_known()
    {
        Assert.All(ModelCatalog.Default.Models, model => Assert.NotEmpty(model.Sources));
        Assert.True(ModelCatalog.Default.TryFindProvider("anthropic", out var anthropic));
        Assert.Equal((4, 20, BreakpointOverflow.Reject), (anthropic.MaxBreakpoints, anthropic.LookBackPositions, anthropic.BreakpointOverflow));
        Assert.Equal([TimeSpan.FromMinutes(5), TimeSpan.FromHours(1)], anthropic.Lifetimes.Select(lifetime => lifetime.Duration));
        Assert.True(ModelCatalog.Default.TryFindProvider("openai", out var openai));
        Assert.Equal((4, null, BreakpointOverflow.KeepLast), (openai.MaxBreakpoints, openai.LookBackPositions, openai.BreakpointOverflow));
    }

    [Fact]
    public void Rows_of_an_override_replace_and_add()
    {
        var changed = Override($$"""{ "format": 1, "models": [{{Row}}, {{Row.Replace("\"m\"", "\"claude-haiku-4-5\"", StringComparison.Ordinal)}}] }""");

        Assert.Equal(ModelCatalog.Default.Models.Count + 1, changed.Models.Count);
        Assert.Equal(0.000002m, changed.CostOf("m", new TokenUsage(Output: 1), new DateOnly(2026, 1, 1))!.Value.Total);
        Assert.True(changed.TryFind("claude-haiku-4-5", out var haiku));
        Assert.Null(haiku.MinimumPrefixTokens);
        Assert.True(ModelCatalog.Default.TryFind("claude-haiku-4-5", out var untouched));
        Assert.Equal(4096, untouched.MinimumPrefixTokens);
    }

    [Fact]
    public void A_replaced_provider_holds_for_the_models_that_were_there()
    {
        var changed = Override("""
            { "format": 1, "providers": [{
              "id": "anthropic", "caching": "breakpoints", "maxBreakpoints": 8, "breakpointOverflow": "reject",
              "lifetimes": [{ "name": "5m", "seconds": 300 }, { "name": "1h", "seconds": 3600 }],
              "checked": "2026-11-20", "sources": ["https://example.org/"] }] }
            """);

        Assert.True(changed.TryFind("claude-haiku-4-5", out var haiku));
        Assert.Equal(8, haiku.Provider.MaxBreakpoints);
    }

    [Fact]
    public void Catalogues_combine()
    {
        var one = Override($$"""{ "format": 1, "models": [{{Row}}] }""");
        var both = ModelCatalog.Default.Override(one);

        Assert.True(both.TryFind("m", out _));
        Assert.True(both.TryFind("gpt-5", out _));
    }

    [Theory]
    [InlineData("""{ "format": 2 }""", "format is 2", "write \"format\": 1")]
    [InlineData("""{ "format": 1, "modles": [] }""", "modles", "'models'")]
    [InlineData("""{ "format": 1, """, "line 1", "rows.json")]
    [InlineData("null", "null", "\"models\"")]
    [InlineData("""{ "format": 1, "models": [{ "provider": "anthropic" }] }""", "no \"id\"", "give \"id\"")]
    [InlineData("""{ "format": 1, "models": [{ "id": "m", "provider": "antropic" }] }""", "'m'", "is antropic; name one of 'anthropic'")]
    [InlineData("""{ "format": 1, "models": [{ "id": "m", "provider": "anthropic", "minimumPrefixTokens": -1 }] }""", "minimumPrefixTokens is -1", "zero or more")]
    [InlineData("""{ "format": 1, "models": [{ "id": "m", "provider": "anthropic", "prices": [{ "input": -2, "output": 1 }] }] }""", "price row 1: input is -2", "dollars per million")]
    [InlineData("""{ "format": 1, "models": [{ "id": "m", "provider": "anthropic", "prices": [{ "input": 2 }] }] }""", "output is missing", "dollars per million")]
    [InlineData("""{ "format": 1, "models": [{ "id": "m", "provider": "anthropic", "prices": [{ "aboveInputTokens": 5, "input": 2, "output": 1 }] }] }""", "aboveInputTokens is 5", "add a row")]
    [InlineData("""{ "format": 1, "models": [{ "id": "m", "provider": "anthropic", "prices": [{ "input": 2, "output": 1 }, { "input": 2, "output": 1 }] }] }""", "price row 2", "keep one")]
    [InlineData("""{ "format": 1, "models": [{ "id": "m", "provider": "anthropic", "prices": [{ "input": 2, "cacheWrite": { "2h": 3 }, "output": 1 }] }] }""", "'2h'", "'1h', '5m'")]
    [InlineData("""{ "format": 1, "models": [{ "id": "m", "provider": "openai", "lifetimeParameter": "ttl" }] }""", "lifetimeParameter is ttl", "'options', 'retention'")]
    [InlineData("""{ "format": 1, "models": [{ "id": "m", "provider": "openai", "requestsPerKeyPerMinute": 0 }] }""", "requestsPerKeyPerMinute is 0", "one or more")]
    [InlineData("""{ "format": 1, "models": [{ "id": "m", "provider": "openai", "successor": "m" }] }""", "successor is 'm'", "another model")]
    [InlineData("""{ "format": 1, "models": [{ "id": "m", "provider": "gemini", "prices": [{ "input": 2, "output": 1, "cacheStorage": -1 }] }] }""", "cacheStorage is -1", "dollars per million")]
    [InlineData("""{ "format": 1, "platforms": [{ "id": "p", "provider": "nobody" }] }""", "platform 'p': provider is nobody", "'anthropic'")]
    [InlineData("""{ "format": 1, "platforms": [{ "id": "p", "provider": "anthropic", "idPrefixes": [{ "prefix": "p.", "priceMultiplier": 0 }] }] }""", "priceMultiplier of 'p.' is 0", "above zero")]
    [InlineData("""{ "format": 1, "platforms": [{ "id": "p", "provider": "anthropic", "minimumPrefixTokens": { "claude-opus-5": -1 } }] }""", "minimumPrefixTokens of 'claude-opus-5' is -1", "zero or more")]
    [InlineData("""{ "format": 1, "models": [{ "id": "m", "provider": "anthropic" }] }""", "checked is missing", "2026-11-20")]
    [InlineData("""{ "format": 1, "models": [{ "id": "m", "provider": "anthropic", "checked": "2026-11-20" }] }""", "sources is empty", "address")]
    [InlineData("""{ "format": 1, "models": [{ "id": "m", "provider": "anthropic", "lifetimes": ["7m"], "checked": "2026-11-20", "sources": ["https://example.org/"] }] }""", "lifetime is 7m", "'5m'")]
    [InlineData("""{ "format": 1, "models": [{ "id": "m", "aliases": ["gpt-5"], "provider": "anthropic", "checked": "2026-11-20", "sources": ["https://example.org/"] }] }""", "'gpt-5'", "once")]
    public void A_bad_row_is_named_with_its_value_and_a_way_out(string json, string what, string wayOut)
    {
        var error = Assert.Throws<ModelCatalogException>(() => Override(json));

        Assert.StartsWith("rows.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Contains(wayOut, error.Message, StringComparison.Ordinal);
    }

    private static ModelCatalog Override(string json) =>
        ModelCatalog.Default.Override(new MemoryStream(Encoding.UTF8.GetBytes(json)), "rows.json");
}
