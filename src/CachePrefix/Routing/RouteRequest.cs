using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>A request that a router chooses a tier for.</summary>
public abstract class RouteRequest
{
    private string? _id;

    private protected RouteRequest(PromptLayout layout, PromptRoute route)
    {
        Layout = layout;
        Route = route;
    }

    /// <summary>A unique id of the call; made when it is first asked for.</summary>
    public string Id => _id ??= Guid.NewGuid().ToString("N");

    /// <summary>The prompt's layout: its name, feature, segments and the hash of what is known of the prefix at compile time. Without segments where the request comes from no definition.</summary>
    public PromptLayout Layout { get; }

    /// <summary>The tiers that may answer.</summary>
    public PromptRoute Route { get; }

    /// <summary>The messages of the first request, with their breakpoints. Not to be changed.</summary>
    public abstract IReadOnlyList<ChatMessage> Messages { get; }

    /// <summary>The options of the first request: tools, answer format, output bound. Not to be changed.</summary>
    public abstract ChatOptions Options { get; }

    /// <summary>The tier that the prompt's own method names; the first one where there is no method.</summary>
    internal virtual ValueTask<string> NameTierAsync(CancellationToken cancellationToken) => new(Route.Tiers[0]);
}
