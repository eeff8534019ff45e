namespace CachePrefix.Analyzers.Catalog;

/// <summary>A provider's row: its lifetimes by name.</summary>
internal sealed record CatalogProvider(string Id, IReadOnlyDictionary<string, TimeSpan> Lifetimes);
