namespace CachePrefix;

/// <summary>A tier that a trained router knows.</summary>
/// <param name="Name">The tier's name.</param>
/// <param name="Cost">What a request costs on it, in the unit of the rows that it learned from: US dollars, or any other as long as it is one for all tiers.</param>
public sealed record DifficultyTier(string Name, double Cost);
