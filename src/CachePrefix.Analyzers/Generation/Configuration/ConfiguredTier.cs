namespace CachePrefix.Analyzers.Generation;

/// <summary>A tier of <c>cacheprefix.json</c>.</summary>
/// <param name="Name">The tier's name.</param>
/// <param name="Model">The id of its model.</param>
internal sealed record ConfiguredTier(string Name, string Model);
