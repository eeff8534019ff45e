using System.Collections.Immutable;

namespace CachePrefix.Analyzers.Routing;

/// <summary>What findings tell their fixes.</summary>
internal static class FixProperties
{
    /// <summary>The tier name to write.</summary>
    public const string TierName = nameof(TierName);

    /// <summary>The id of the model to write.</summary>
    public const string ModelName = nameof(ModelName);

    /// <summary>The new order of the tiers, as their present positions, separated by commas.</summary>
    public const string Order = nameof(Order);

    public static ImmutableDictionary<string, string?> Of(string key, string? value) =>
        value is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(key, value);
}
