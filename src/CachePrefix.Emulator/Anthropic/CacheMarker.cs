namespace CachePrefix.Emulator.Anthropic;

/// <summary>One <c>cache_control</c>.</summary>
/// <param name="Block">The index of the block that carries it.</param>
/// <param name="Path">Where the marker stands in the request.</param>
/// <param name="Ttl">The lifetime asked for.</param>
internal readonly record struct CacheMarker(int Block, string Path, string Ttl);
