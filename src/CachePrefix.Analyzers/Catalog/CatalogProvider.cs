namespace CachePrefix.Analyzers.Catalog;

/// <summary>A provider's row.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Lifetimes">Its lifetimes by name.</param>
/// <param name="Caching">How it decides what to cache, for models that say nothing else: <c>automatic</c> or <c>breakpoints</c>.</param>
/// <param name="MostBreakpoints">How many breakpoints it takes in one request, or <see langword="null"/> where unknown.</param>
internal sealed record CatalogProvider(string Id, IReadOnlyDictionary<string, TimeSpan> Lifetimes, string? Caching, int? MostBreakpoints);
