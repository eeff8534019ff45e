namespace CachePrefix.Models;

/// <summary>The most that one batch of a provider takes.</summary>
/// <param name="Requests">The most requests.</param>
/// <param name="Bytes">The most bytes.</param>
public readonly record struct BatchLimits(int Requests, long Bytes);
