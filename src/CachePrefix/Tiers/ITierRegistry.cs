namespace CachePrefix;

/// <summary>The tiers that the program has.</summary>
public interface ITierRegistry
{
    /// <summary>The names of the tiers, in the order in which they were added.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Finds a tier.</summary>
    /// <param name="name">The tier's name; upper and lower case differ.</param>
    /// <returns>The tier.</returns>
    /// <exception cref="CachePrefixConfigurationException">There is no such tier; the message names those that exist.</exception>
    Tier Get(string name);
}
