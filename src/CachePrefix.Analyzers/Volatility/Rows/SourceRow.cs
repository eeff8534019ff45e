using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;

namespace CachePrefix.Analyzers.Volatility.Rows;

/// <summary>What a member gives: a kind of volatility, or nothing where the user vouches for it.</summary>
internal sealed record SourceRow(VolatilityKind Kind, Granularity Granularity = Granularity.None)
{
    private static readonly ImmutableSortedDictionary<string, SourceRow> ByKind = new Dictionary<string, SourceRow>
    {
        ["clock"] = new(VolatilityKind.Clock, Granularity.SubDay),
        ["date"] = new(VolatilityKind.Clock, Granularity.Day),
        ["random"] = new(VolatilityKind.Random),
        ["hash-order"] = new(VolatilityKind.HashOrder),
        ["insertion-order"] = new(VolatilityKind.InsertionOrder),
        ["set-order"] = new(VolatilityKind.HashOrder, Granularity.Deployment),
        ["system-order"] = new(VolatilityKind.SystemOrder),
        ["reflection-order"] = new(VolatilityKind.SystemOrder, Granularity.Deployment),
        ["culture"] = new(VolatilityKind.Culture),
        ["host"] = new(VolatilityKind.Host),
        ["machine"] = new(VolatilityKind.Host, Granularity.Deployment),
        ["line-ending"] = new(VolatilityKind.LineEnding),
        ["identity"] = new(VolatilityKind.Identity),
        ["unproven"] = new(VolatilityKind.Unproven),
        ["volatile"] = new(VolatilityKind.Declared),
        ["stable"] = new(VolatilityKind.None),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The words that rows begin with.</summary>
    public static IEnumerable<string> Kinds => ByKind.Keys;

    public static SourceRow? Parse(string kind) => ByKind.TryGetValue(kind, out var row) ? row : null;
}
