using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Sinks;
using CachePrefix.Analyzers.Volatility.Summaries;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>What the rules choose of the hits of one unit. Kept with the unit, which outlives its compilation.</summary>
internal sealed class UnitFindings
{
    private static readonly ConditionalWeakTable<FoundUnit, UnitFindings> Units = new();

    private readonly Lazy<ImmutableArray<Finding>> _called;
    private readonly Lazy<ImmutableArray<Finding>> _uncalled;

    private UnitFindings(FoundUnit unit) => (_called, _uncalled) = (new(() => Find(unit, hasCallers: true)), new(() => Find(unit, hasCallers: false)));

    public static ImmutableArray<Finding> Of(FoundUnit unit, bool hasCallers)
    {
        var findings = Units.GetValue(unit, static key => new UnitFindings(key));
        return (hasCallers ? findings._called : findings._uncalled).Value;
    }

    private static ImmutableArray<Finding> Find(FoundUnit unit, bool hasCallers) => [.. unit.Hits.SelectMany(hit => Find(unit, hit, hasCallers))];

    private static IEnumerable<Finding> Find(FoundUnit unit, SinkHit hit, bool hasCallers)
    {
        var identified = hit.Value.Taints.Where(static taint => taint.Kind == VolatilityKind.Identity).Select(static taint => taint.Origin).ToImmutableHashSet();
        foreach (var taint in hit.Value.Taints)
        {
            if (taint.IsParameter && ((hasCallers && !taint.IsCondition) || unit.IsDelegate(taint.Parameter)))
                continue;
            if (taint.Kind is VolatilityKind.Parameter or VolatilityKind.CallerData && identified.Contains(taint.Origin))
                continue;
            if (RuleChoice.Choose(taint, hit) is { } choice)
                yield return new Finding(choice.Rule, Proof.Lower(choice.Severity, taint), taint, hit);
        }
    }
}
