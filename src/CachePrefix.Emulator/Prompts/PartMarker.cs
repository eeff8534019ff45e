namespace CachePrefix.Emulator.Prompts;

/// <summary>A <c>prompt_cache_breakpoint</c>.</summary>
/// <param name="Ttl">The lifetime it asks for; <see langword="null"/> for that of the request.</param>
internal readonly record struct PartMarker(string? Ttl);
