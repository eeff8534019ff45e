using CachePrefix.Models;

namespace CachePrefix.Emulator.Cache;

/// <summary>A place where a request asks for its prefix to be cached.</summary>
/// <param name="Block">The index of the block that the prefix ends with.</param>
/// <param name="Lifetime">How long the prefix should live.</param>
internal readonly record struct CacheBreakpoint(int Block, CacheLifetime Lifetime);
