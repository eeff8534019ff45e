namespace CachePrefix.Analyzers.Catalog;

/// <summary>US dollars per million tokens, for calls of ordinary length.</summary>
/// <param name="Input">Uncached input.</param>
/// <param name="CacheRead">Input read from the cache.</param>
/// <param name="ShortWrite">Input written for the model's shortest lifetime.</param>
/// <param name="LongWrite">Input written for the model's longest lifetime.</param>
/// <param name="Output">Generated tokens.</param>
internal sealed record CatalogPrice(decimal Input, decimal CacheRead, decimal ShortWrite, decimal LongWrite, decimal Output);
