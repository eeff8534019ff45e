using System.Globalization;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Routing;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Locking;

/// <summary>Reports a prompt whose constant part is not the one in the prefix lock (CPA3004).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PrefixChangedAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.PrefixChanged,
        RuleCategory.Economics,
        DiagnosticSeverity.Warning,
        "A prefix differs from the prefix lock",
        "The constant part of '{0}' is not the one in Prompts.lock.txt: {1}; {2}; update the lock if that is meant",
        "Any change of the constant part, wherever it comes from, makes every cache entry of the prompt useless. The lock makes such a change visible in a review.");

    private protected override void Analyze(DefinitionContext context)
    {
        var prompt = context.Prompt;
        if (context.Files.Lock is not { } state)
            return;

        var (tools, segments) = WireOrder.Of(prompt);
        var constant = ConstantPart.ItemsOf(tools, segments, prompt.Known);
        if (constant.Count == 0)
            return;

        var entry = LockEntry.Of(LockEntries.NameOf(prompt.Type), constant);
        var known = state.Entries.TryGetValue(entry.Prompt, out var locked);
        if (known && locked!.Hash == entry.Hash)
            return;

        context.Report(
            prompt.Type.Locations.FirstOrDefault() ?? Location.None,
            FixProperties.LockLine.With(entry.ToLine()),
            prompt.Type.Name,
            known ? LockDifference.Describe(locked!, entry, constant) : "it has no line there",
            Cost(context, segments, entry.Tokens));
    }

    private static string Cost(DefinitionContext context, List<SegmentDeclaration> segments, int tokens)
    {
        var isLong = WireOrder.LifetimesOf(segments, context.Files.Configuration)[(int)Stability.Constant] == CacheTtl.OneHour;
        var costs = new List<string>();
        foreach (var tier in RouteNames.Of(context.Prompt, context.CancellationToken).Select(static tier => tier.Name).Distinct(StringComparer.Ordinal))
        {
            if (context.Files.ModelOf(tier) is { Price: { } price } model)
            {
                var dollars = tokens * model.TokenScale * (isLong ? price.CacheWrite1h : price.CacheWrite5m) / 1_000_000m;
                costs.Add(string.Format(CultureInfo.InvariantCulture, "${0:0.000000} on tier '{1}'", dollars, tier));
            }
        }

        var total = costs.Count == 0 ? "" : $", for {string.Join(" and ", costs)}";
        return string.Format(CultureInfo.InvariantCulture, "each such change writes about {0:N0} tokens to the cache again{1}, and all that follows them", tokens, total);
    }
}
