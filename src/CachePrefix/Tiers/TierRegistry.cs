namespace CachePrefix;

/// <summary>Tiers held in memory, for programs without dependency injection.</summary>
public sealed class TierRegistry : ITierRegistry
{
    private readonly Dictionary<string, Tier> _tiers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>Holds tiers.</summary>
    /// <param name="tiers">The tiers, each with a name of its own.</param>
    /// <exception cref="CachePrefixConfigurationException">Two tiers have the same name.</exception>
    public TierRegistry(params IEnumerable<Tier> tiers)
    {
        ArgumentNullException.ThrowIfNull(tiers);
        foreach (var tier in tiers)
        {
            if (!_tiers.TryAdd(tier.Name, tier))
                throw new CachePrefixConfigurationException($"Tier '{tier.Name}' is added twice. Give each tier a name of its own.");
            _names.Add(tier.Name);
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Names => _names;

    /// <inheritdoc />
    public Tier Get(string name) => _tiers.TryGetValue(name, out var tier)
        ? tier
        : throw UnknownTier.Error(name, prompt: null, _names);
}
