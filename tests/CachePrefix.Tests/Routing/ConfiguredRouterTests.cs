using System.Text;
using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix.Tests.Routing;

public sealed class ConfiguredRouterTests
{
    [Fact]
    public async Task Rules_of_the_configuration_route()
    {
        await using var provider = Services("""{ "name": "proofs", "tier": "complex", "keywords": ["prove"], "tools": false, "maxInputTokens": 800 }""");
        var client = provider.GetRequiredService<IRoutedPromptClient>();

        var hard = await client.SendAsync(new RoutedPrompt { Question = "Prove it." });
        var easy = await client.SendAsync(new RoutedPrompt { Question = "Hello." });

        Assert.Equal(("complex", "rule 'proofs'"), (hard.Tier, hard.Route!.Reason));
        Assert.Equal("simple", easy.Tier);
    }

    [Fact]
    public async Task A_router_in_code_takes_the_place_of_a_configured_one()
    {
        await using var provider = Services("""{ "tier": "complex" }""", static options => options.AddRouter("difficulty", new HeuristicRouter(new RouteRule { Tier = "simple" })));

        Assert.Equal("simple", (await provider.GetRequiredService<IRoutedPromptClient>().SendAsync(new RoutedPrompt { Question = "Hello." })).Tier);
    }

    [Theory]
    [InlineData("""{ "tier": "" }""", "'routers:difficulty:rules:0' names no tier.")]
    [InlineData("""{ "tier": "simple", "keyword": ["a"] }""", "'routers:difficulty:rules:0:keyword' is no condition. A rule may have tier, name,")]
    [InlineData("""{ "tier": "simple", "minInputTokens": "many" }""", "'routers:difficulty:rules:0:minInputTokens' is 'many'. It is a whole number")]
    [InlineData("""{ "tier": "simple", "code": "maybe" }""", "'routers:difficulty:rules:0:code' is 'maybe'. It is true or false.")]
    [InlineData("""{ "tier": "simple", "keywords": "prove" }""", "'routers:difficulty:rules:0:keywords' is 'prove'. It is a list")]
    [InlineData("""{ "tier": "simple" }, { "tier": "complex", "code": true }""", "'routers:difficulty': Route rule 2 never decides: rule 1 before it takes all that it matches; put it first.")]
    [InlineData("", "'routers:difficulty' has no rules.")]
    public void What_cannot_be_meant_is_named(string rules, string message) =>
        Assert.StartsWith(message, Assert.Throws<CachePrefixConfigurationException>(() => Services(rules)).Message, StringComparison.Ordinal);

    private static ServiceProvider Services(string rules, Action<CachePrefixBuilder>? configure = null)
    {
        var json = $$"""{ "tiers": { "simple": { "model": "claude-haiku-4-5" }, "complex": { "model": "claude-opus-4-8" } }, "routers": { "difficulty": { "note": "x", "rules": [ {{rules}} ] } } }""";
        var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
        var services = new ServiceCollection();
        services.AddCachePrefix(options =>
        {
            options.AddConfiguration(configuration).AddTiers(static (_, tier) => new ScriptedChatClient(tier.Model!, "good"));
            configure?.Invoke(options);
        });
        services.AddPrompts();
        return services.BuildServiceProvider();
    }
}
