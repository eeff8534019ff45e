using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Routing;

public sealed class TierRoutingTests
{
    private static readonly HeuristicRouter Rules = new(new RouteRule { Name = "proofs", Tier = "complex", Keywords = ["prove"] });

    [Fact]
    public async Task Any_client_can_be_routed()
    {
        using var client = new ScriptedChatClient("claude-haiku-4-5", "easy").WithRouting("simple", Rules, new Tier("complex", new ScriptedChatClient("claude-opus-4-8", "hard")));

        var easy = await client.GetResponseAsync("Hello.");
        var hard = await client.GetResponseAsync("Prove it.");
        var streamed = await client.GetStreamingResponseAsync("Prove it.").ToChatResponseAsync();

        Assert.Equal(("easy", "hard", "hard"), (easy.Text, hard.Text, streamed.Text));
        Assert.Equal(("simple", "the first tier; router 'router' had no opinion"), (easy.GetRoute()!.Tier, easy.GetRoute()!.Reason));
        Assert.Equal(("complex", "rule 'proofs'"), (hard.GetRoute()!.Tier, hard.GetRoute()!.Reason));
        Assert.Equal("complex", streamed.GetRoute()!.Tier);
    }

    [Fact]
    public async Task Messages_that_can_be_read_once_are_enough()
    {
        using var client = new ScriptedChatClient("a", "easy").WithRouting("simple", Rules, new Tier("complex", new ScriptedChatClient("b", "hard")));
        var messages = new Queue<ChatMessage>([new ChatMessage(ChatRole.User, "Prove it.")]);

        Assert.Equal("hard", (await client.GetResponseAsync(Drain())).Text);

        IEnumerable<ChatMessage> Drain()
        {
            while (messages.TryDequeue(out var message))
                yield return message;
        }
    }

    [Fact]
    public async Task A_router_that_fails_leaves_the_first_tier()
    {
        using var client = new ScriptedChatClient("a", "easy").WithRouting("simple", new Failing(), new Tier("complex", new ScriptedChatClient("b", "hard")));

        var response = await client.GetResponseAsync("Prove it.");

        Assert.Equal(("easy", "the first tier; router 'router' failed with InvalidOperationException"), (response.Text, response.GetRoute()!.Reason));
    }

    [Fact]
    public void Tiers_have_names_of_their_own() =>
        Assert.Contains("two tiers named 'simple'", Assert.Throws<CachePrefixConfigurationException>(static () => new ScriptedChatClient("a").WithRouting("simple", Rules, new Tier("simple", new ScriptedChatClient("b")))).Message, StringComparison.Ordinal);

    private sealed class Failing : IPromptRouter
    {
        public ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken) => throw new InvalidOperationException("no");
    }
}
