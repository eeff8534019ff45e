using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>
/// The findings of a compilation, as long as the one that follows has the very same units: after an edit of code that has nothing to do with prompts.
/// Kept with the first unit, so that they go when the units do.
/// </summary>
internal sealed class KeptReport
{
    private static readonly ConditionalWeakTable<FoundUnit, KeptReport> ByFirstUnit = new();

    private readonly ImmutableArray<FoundUnit> _units;
    private readonly EngineOptions _options;
    private readonly ILookup<SyntaxTree, Finding> _byTree;

    private KeptReport(ImmutableArray<FoundUnit> units, EngineOptions options, ILookup<SyntaxTree, Finding> byTree) => (_units, _options, _byTree) = (units, options, byTree);

    /// <summary>What was found of the units, if nothing but they are there again.</summary>
    public static ILookup<SyntaxTree, Finding>? Find(IReadOnlyCollection<FoundUnit> units, EngineOptions options) =>
        units.FirstOrDefault() is { } first && ByFirstUnit.TryGetValue(first, out var known) && known._options.Equals(options) && known._units.SequenceEqual(units)
            ? known._byTree
            : null;

    /// <summary>Keeps what was found of units for the compilations that follow.</summary>
    public static void Keep(IReadOnlyCollection<FoundUnit> units, EngineOptions options, ILookup<SyntaxTree, Finding> byTree)
    {
        if (units.FirstOrDefault() is not { } first)
            return;

        var report = new KeptReport([.. units], options, byTree);
        ByFirstUnit.Remove(first);
        ByFirstUnit.GetValue(first, _ => report);
    }
}
