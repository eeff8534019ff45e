using System.Globalization;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Routing;

/// <summary>A conversation that may change its tier from turn to turn (CPA4005).</summary>
internal static class TierHop
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.TierHop,
        RuleCategory.Routing,
        DiagnosticSeverity.Info,
        "A conversation can change its tier",
        "Prompt '{0}' has a history and {1} may choose another tier at each turn; {2}",
        "Each tier has a cache of its own. A conversation that hops leaves a warm prefix behind and pays for its whole history again, so a hop to a cheaper tier can cost more than it saves. AddCacheAwareRouter weighs both.");

    public static bool HasHistory(PromptDeclaration prompt) => prompt.Segments.Any(static segment => segment.Role == SegmentRole.History);

    /// <summary>What a hop costs by the price sheet, or what it is where that has no prices.</summary>
    public static string CostOf(IEnumerable<string?> tiers, ProjectFiles files)
    {
        var priced = tiers.OfType<string>().Distinct(StringComparer.Ordinal).Select(name => (Name: name, Model: files.ModelOf(name))).Where(static tier => tier.Model?.Price is not null).ToList();
        if (priced.Count < 2)
            return "each hop leaves a warm prefix behind";

        var cheap = priced.OrderBy(static tier => TierPrices.Sum(tier.Model!)).First();
        var dear = priced.OrderBy(static tier => TierPrices.Sum(tier.Model!)).Last();
        return string.Format(
            CultureInfo.InvariantCulture,
            "a hop to '{0}' pays ${1:0.##} per million tokens of the conversation, where staying on '{2}' reads them for ${3:0.##}",
            cheap.Name,
            Math.Max(cheap.Model!.Price!.CacheWrite5m, cheap.Model.Price.Input),
            dear.Name,
            dear.Model!.Price!.CacheRead);
    }
}
