using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Routing.Trained;

/// <summary>A request with one user turn and two tiers.</summary>
internal sealed class Request(string text) : RouteRequest
{
    public override PromptLayout Layout { get; } = new("test", [], "", 0);

    public override PromptRoute Route { get; } = new(RouteKind.Cascade, ["simple", "complex"]);

    public override IReadOnlyList<ChatMessage> Messages { get; } = [new ChatMessage(ChatRole.User, text)];

    public override ChatOptions Options { get; } = new();
}
