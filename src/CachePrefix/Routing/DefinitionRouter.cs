using System.Collections.Concurrent;

namespace CachePrefix;

/// <summary>The route that a prompt's definition gives: its tier, the first step of its cascade, or what its method names.</summary>
internal sealed class DefinitionRouter(PromptRoute route) : IPromptRouter
{
    public const string Name = "definition";

    private readonly RouteDecision _first = new(route.Tiers[0], Name, route.Kind == RouteKind.Cascade ? "first step of the cascade" : route.Tiers.Count > 1 ? "the first tier" : "the prompt's tier");
    private readonly ConcurrentDictionary<string, RouteDecision> _named = new(StringComparer.Ordinal);

    /// <summary>What is decided whatever the request; <see langword="null"/> where the prompt's method decides.</summary>
    public RouteDecision? Decided => route.Kind == RouteKind.Method ? null : _first;

    public ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken) =>
        Decided is { } decision ? new(decision) : AskMethodAsync(request, cancellationToken);

    private async ValueTask<RouteDecision?> AskMethodAsync(RouteRequest request, CancellationToken cancellationToken)
    {
        var tier = await request.NameTierAsync(cancellationToken).ConfigureAwait(false);
        if (!route.Tiers.Contains(tier))
            return new RouteDecision(tier, Name, "the prompt's method");

        return _named.GetOrAdd(tier, static name => new RouteDecision(name, Name, "the prompt's method"));
    }
}
