using System.Collections.Immutable;
using System.Globalization;

namespace CachePrefix.Analyzers.Rules;

/// <summary>All that findings about definitions, files and requests tell their fixes.</summary>
internal static class FixProperties
{
    /// <summary>The tier name to write.</summary>
    public static readonly FixProperty<string> TierName = OfText(nameof(TierName));

    /// <summary>The id of the model to write.</summary>
    public static readonly FixProperty<string> ModelName = OfText(nameof(ModelName));

    /// <summary>The line that the prefix lock should have.</summary>
    public static readonly FixProperty<string> LockLine = OfText(nameof(LockLine));

    /// <summary>The new order of tiers, as their present positions.</summary>
    public static readonly FixProperty<IReadOnlyList<int>> Order = new(
        nameof(Order),
        static positions => string.Join(",", positions.Select(static position => position.ToString(CultureInfo.InvariantCulture))),
        static text => [.. text.Split(',').Select(static position => int.Parse(position, CultureInfo.InvariantCulture))]);

    /// <summary>The lifetime that pays.</summary>
    public static readonly FixProperty<CacheTtl?> Lifetime = OfName<CacheTtl>(nameof(Lifetime));

    /// <summary>The rung on which a segment stands in the request.</summary>
    public static readonly FixProperty<Stability?> Rung = OfName<Stability>(nameof(Rung));

    /// <summary>How a breakpoint can be repaired.</summary>
    public static readonly FixProperty<Repair> Repair = new(nameof(Repair), static repair => repair.ToString(), Rules.Repair.Parse);

    public static ImmutableDictionary<string, string?> None => ImmutableDictionary<string, string?>.Empty;

    private static FixProperty<string> OfText(string name) => new(name, static text => text, static text => text);

    private static FixProperty<T?> OfName<T>(string name)
        where T : struct, Enum => new(name, static value => value!.Value.ToString(), static text => (T)Enum.Parse(typeof(T), text));
}
