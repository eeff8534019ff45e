using System.Globalization;

namespace CachePrefix;

/// <summary>Chooses by rules about what can be seen of a request, without asking a model. The first rule that matches decides; without one the router has no opinion.</summary>
public sealed class HeuristicRouter : IPromptRouter
{
    private readonly IReadOnlyList<RouteRule> _rules;

    /// <summary>Takes the rules.</summary>
    /// <param name="rules">The rules in order.</param>
    /// <exception cref="CachePrefixConfigurationException">A rule never decides, because its bounds exclude each other or an earlier rule takes all that it matches, or it names an unknown script.</exception>
    public HeuristicRouter(params IReadOnlyList<RouteRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        foreach (var (index, flaw) in RouteConditions.FlawsOf([.. rules.Select(static rule => rule.Conditions)], index => NameOf(rules[index], index)))
            throw new CachePrefixConfigurationException($"Route rule {NameOf(rules[index], index)} {flaw}.");

        _rules = rules;
    }

    /// <inheritdoc />
    public ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var traits = RequestTraits.Of(request);
        for (var i = 0; i < _rules.Count; i++)
        {
            if (_rules[i].Matches(traits))
                return new(new RouteDecision(_rules[i].Tier, "heuristic", $"rule {NameOf(_rules[i], i)}"));
        }

        return new((RouteDecision?)null);
    }

    private static string NameOf(RouteRule rule, int index) => rule.Name is { } name ? $"'{name}'" : (index + 1).ToString(CultureInfo.InvariantCulture);
}
