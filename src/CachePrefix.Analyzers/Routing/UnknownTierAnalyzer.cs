using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Routing;

/// <summary>Reports a tier name that <c>cacheprefix.json</c> does not have (CPA4001).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownTierAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.UnknownTier,
        RuleCategory.Routing,
        DiagnosticSeverity.Error,
        "A tier is not in cacheprefix.json",
        "Tier '{0}' is not in cacheprefix.json; {1}",
        "A prompt that names a tier which nothing defines stops the program when it starts.");

    private const int MostNamed = 20;

    private protected override void Analyze(DefinitionContext context)
    {
        if (context.Files.Configuration is not { Tiers.Count: > 0 } configuration)
            return;

        var tiers = configuration.Tiers.Select(static tier => tier.Name).ToList();
        foreach (var (name, location) in RouteNames.Of(context.Prompt, context.CancellationToken))
        {
            if (tiers.Contains(name))
                continue;

            context.Report(location, FixProperties.TierName.With(EditDistance.Nearest(name, tiers)), name, WayOut(name, tiers));
        }
    }

    internal static string WayOut(string name, IReadOnlyCollection<string> tiers) =>
        EditDistance.Nearest(name, tiers) is { } nearest
            ? $"did you mean '{nearest}'?"
            : $"the tiers are {string.Join(", ", tiers.Take(MostNamed).Select(static tier => $"'{tier}'"))}{(tiers.Count > MostNamed ? ", …" : "")}";
}
