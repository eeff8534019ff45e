using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Flow;
using CachePrefix.Analyzers.Volatility.Sinks;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>A unit that uses sinks or leads to them, and what arrives there. Holds syntax, no symbols, so that it outlives its compilation.</summary>
internal sealed class FoundUnit
{
    private readonly ImmutableHashSet<int> _delegates;

    private FoundUnit(ISymbol unit, Summary summary, Dependencies dependencies)
    {
        Key = UnitKey.Of(unit);
        Name = NameOf(unit);
        Hits = [.. summary.Hits.Values.Select(static hit => hit with { Callee = null })];
        PassesArguments = summary.ParameterHits.Count > 0;
        Callees = [.. summary.SinkCallees.Select(UnitKey.Of)];
        Dependencies = dependencies;
        _delegates = unit is IMethodSymbol method ? [.. method.Parameters.Where(ParameterRole.IsDelegate).Select(static parameter => parameter.Ordinal)] : [];
    }

    public UnitKey Key { get; }

    /// <summary>What a call of the unit mentions.</summary>
    public string Name { get; }

    public ImmutableArray<SinkHit> Hits { get; }

    /// <summary>Whether an argument of the unit arrives at a sink.</summary>
    public bool PassesArguments { get; }

    /// <summary>The units that pass arguments on to sinks and are called here.</summary>
    public ImmutableArray<UnitKey> Callees { get; }

    public Dependencies Dependencies { get; }

    public static FoundUnit Of(ISymbol unit, Summary summary, Dependencies dependencies) => new(unit, summary, dependencies);

    public bool IsDelegate(int parameter) => _delegates.Contains(parameter);

    private static string NameOf(ISymbol unit) => unit switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType.Name,
        IMethodSymbol { AssociatedSymbol: { } member } => member.Name,
        _ => unit.Name,
    };
}
