using CachePrefix;

namespace ConversationRouting;

/// <summary>One tier, whatever is asked.</summary>
internal sealed class Always(string tier) : IPromptRouter
{
    public ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken) => new(new RouteDecision(tier, "always", tier));
}

/// <summary>Stays for the whole conversation on the tier of its first turn.</summary>
internal sealed class Pinned(IPromptRouter difficulty) : IPromptRouter
{
    private readonly Dictionary<string, RouteDecision> _first = [];

    public async ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken)
    {
        var file = ((CasePrompt)((PromptCall)request).Prompt).File;
        if (_first.TryGetValue(file, out var known))
            return known with { Usage = default, Cost = 0 };

        return await difficulty.RouteAsync(request, cancellationToken) is { } decision ? _first[file] = decision : null;
    }
}
