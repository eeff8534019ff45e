using CachePrefix;

namespace Microsoft.Extensions.AI;

/// <summary>Adds routing to clients.</summary>
public static class RoutingChatClientExtensions
{
    internal const string PropertyName = "cacheprefix.route";

    /// <summary>Gives each request of a client to the tier that a router chooses.</summary>
    /// <param name="client">The cheapest client; answers what the router leaves to nobody else.</param>
    /// <param name="tier">The name of its tier.</param>
    /// <param name="router">Chooses a tier for each request.</param>
    /// <param name="dearer">The other tiers, cheapest first.</param>
    /// <returns>The client with routing. <see cref="GetRoute(ChatResponse)"/> tells of each response what decided and why.</returns>
    public static TierRoutingChatClient WithRouting(this IChatClient client, string tier, IPromptRouter router, params IReadOnlyList<Tier> dearer)
    {
        ArgumentNullException.ThrowIfNull(dearer);
        return new TierRoutingChatClient(router, [new Tier(tier, client), .. dearer]);
    }

    /// <summary>What decided which tier answered, and why.</summary>
    /// <param name="response">A response, or one put together from the updates of a stream.</param>
    /// <returns>The decision, or <see langword="null"/> when no routing client gave the response.</returns>
    public static RouteDecision? GetRoute(this ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.AdditionalProperties?.GetValueOrDefault(PropertyName) as RouteDecision;
    }
}
