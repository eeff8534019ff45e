using System.Collections.Concurrent;

namespace CachePrefix;

/// <summary>The route that a prompt's definition gives: its tier, the first step of its cascade, or what its method names.</summary>
internal sealed class DefinitionRouter(PromptRoute route) : IPromptRouter
{
    public const string Name = "definition";

    private readonly RouteDecision _first = new(route.Tiers[0], Name, route.Kind == RouteKind.Cascade ? "first step of the cascade" : "the prompt's tier");
    private readonly ConcurrentDictionary<string, RouteDecision> _named = new(StringComparer.Ordinal);

    public ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken) =>
        route.Kind == RouteKind.Method ? AskMethodAsync(request, cancellationToken) : new((RouteDecision?)_first);

    private async ValueTask<RouteDecision?> AskMethodAsync(RouteRequest request, CancellationToken cancellationToken)
    {
        var tier = await request.NameTierAsync(cancellationToken).ConfigureAwait(false);
        if (!route.Tiers.Contains(tier))
            return new RouteDecision(tier, Name, "the prompt's method");

        return _named.GetOrAdd(tier, static name => new RouteDecision(name, Name, "the prompt's method"));
    }
}
