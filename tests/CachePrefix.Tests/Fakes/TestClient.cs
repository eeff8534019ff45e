using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Fakes;

internal sealed class TestClient<TResult>(PromptDefinition<TestPrompt, TResult> definition, PromptRuntime runtime)
    : PromptClient<TestPrompt, TResult>(definition, runtime);

internal static class TestClient
{
    public static TestClient<TResult> Create<TResult>(PromptDefinition<TestPrompt, TResult> definition, params (string Tier, IChatClient Client)[] tiers) =>
        new(definition, new PromptRuntime(new TierRegistry(tiers.Select(tier => new Tier(tier.Tier, tier.Client)))));

    /// <summary>Sends one prompt to a client that answers <c>ok</c> and returns what it was sent.</summary>
    public static async Task<SentRequest> SendAsync(TestPrompt prompt, TestDefinition<string>? definition = null)
    {
        var client = new ScriptedChatClient("claude-haiku-4-5", "ok");
        await Create(definition ?? TestDefinition.Text, ("simple", client)).SendAsync(prompt);
        return client.Requests[0];
    }
}
