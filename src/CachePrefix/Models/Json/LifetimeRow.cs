namespace CachePrefix.Models;

internal sealed record LifetimeRow(string? Name, int Seconds);
