using CachePrefix.Tests.Fakes;

namespace CachePrefix.Tests.Calls;

public class PrewarmTests
{
    private static readonly TestPrompt Prompt = new() { Role = "role", Handbook = "handbook", Question = "secret" };

    [Fact]
    public async Task The_prefix_is_sent_with_its_breakpoints_and_without_the_inputs()
    {
        var client = new ScriptedChatClient("claude-haiku-4-5", "");

        var attempts = await TestClient.Create(TestDefinition.Text, ("simple", client)).PrewarmAsync(Prompt);

        Assert.Equal(["system: role |5m", "system: handbook |5m", "user: -"], client.Requests[0].Lines);
        Assert.True(Assert.IsType<PromptChatOptions>(client.Requests[0].Options).IsPrewarm);
        Assert.Equal("simple", Assert.Single(attempts).Tier);
    }

    [Fact]
    public async Task Every_tier_is_warmed_unless_one_is_named()
    {
        var definition = new TestDefinition<string>(TextResultReader.Instance) { RouteTo = new(RouteKind.Cascade, ["simple", "complex"]) };
        var sender = TestClient.Create(
            definition, ("simple", new ScriptedChatClient("a", "")), ("complex", new ScriptedChatClient("b", "")));

        Assert.Equal(["simple", "complex"], (await sender.PrewarmAsync(Prompt)).Select(attempt => attempt.Tier));
        Assert.Equal(["complex"], (await sender.PrewarmAsync(Prompt, "complex")).Select(attempt => attempt.Tier));
    }

    [Fact]
    public async Task An_unknown_tier_is_refused()
    {
        var sender = TestClient.Create(TestDefinition.Text, ("simple", new ScriptedChatClient("a", "")));

        await Assert.ThrowsAsync<CachePrefixConfigurationException>(() => sender.PrewarmAsync(Prompt, "medium"));
    }
}
