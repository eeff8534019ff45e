using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>A request that a router chooses a tier for.</summary>
public abstract class RouteRequest
{
    private string? _id;

    private protected RouteRequest()
    {
    }

    /// <summary>A unique id of the call; made when it is first asked for.</summary>
    public string Id
    {
        get => _id ??= CallIds.Next();
        internal init => _id = value;
    }

    /// <summary>The prompt's layout: its name, feature, segments and the hash of what is known of the prefix at compile time. Without segments where the request comes from no definition.</summary>
    public abstract PromptLayout Layout { get; }

    /// <summary>The tiers that may answer.</summary>
    public abstract PromptRoute Route { get; }

    /// <summary>The messages of the first request, with their breakpoints. Not to be changed.</summary>
    public abstract IReadOnlyList<ChatMessage> Messages { get; }

    /// <summary>The options of the first request: tools, answer format, output bound. Not to be changed.</summary>
    public abstract ChatOptions Options { get; }

    /// <summary>What the request would find on a tier: what the provider's cache holds of it, and the prices.</summary>
    /// <param name="tier">The tier's name.</param>
    /// <returns>Without prices and warmth where the request does not belong to a program's tiers.</returns>
    /// <exception cref="CachePrefixConfigurationException">There is no such tier.</exception>
    public TierOutlook OutlookOf(string tier) => Runtime?.OutlookOf(this, tier) ?? default;

    /// <summary>The program's tiers and prices, where the request belongs to one.</summary>
    internal virtual PromptRuntime? Runtime => null;

    /// <summary>What of the request providers may have cached; set by the first who needs it.</summary>
    internal RequestPrefix? Prefix { get; set; }

    /// <summary>The tier that the prompt's own method names; the first one where there is no method.</summary>
    internal virtual ValueTask<string> NameTierAsync(CancellationToken cancellationToken) => new(Route.Tiers[0]);
}
