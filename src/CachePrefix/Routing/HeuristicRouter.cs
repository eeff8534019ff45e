using System.Globalization;

namespace CachePrefix;

/// <summary>Chooses by rules about what can be seen of a request, without asking a model. The first rule that matches decides; without one the router has no opinion.</summary>
public sealed class HeuristicRouter : IPromptRouter
{
    private readonly IReadOnlyList<RouteRule> _rules;

    /// <summary>Takes the rules.</summary>
    /// <param name="rules">The rules in order.</param>
    /// <exception cref="CachePrefixConfigurationException">A rule can never match: its bounds exclude each other, or an earlier rule without conditions takes everything.</exception>
    public HeuristicRouter(params IReadOnlyList<RouteRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i].MinInputTokens > rules[i].MaxInputTokens)
                throw new CachePrefixConfigurationException($"Route rule {NameOf(rules[i], i)} wants at least {rules[i].MinInputTokens} and at most {rules[i].MaxInputTokens} input tokens; it never matches.");
            if (rules[i].Keywords.Any(string.IsNullOrWhiteSpace))
                throw new CachePrefixConfigurationException($"Route rule {NameOf(rules[i], i)} has an empty keyword; leave it out.");
            if (rules[i].Scripts.FirstOrDefault(static script => !RequestTraits.Scripts.Contains(script, StringComparer.OrdinalIgnoreCase)) is { } unknown)
                throw new CachePrefixConfigurationException($"Route rule {NameOf(rules[i], i)} names the script '{unknown}'; the scripts are {string.Join(", ", RequestTraits.Scripts)}.");
            if (i + 1 < rules.Count && !rules[i].HasConditions)
                throw new CachePrefixConfigurationException($"Route rule {NameOf(rules[i], i)} has no conditions, so the rules behind it never match; put it last.");
        }

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
