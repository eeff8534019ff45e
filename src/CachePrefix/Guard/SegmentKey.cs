namespace CachePrefix;

/// <summary>The calls that should share a segment: those of one prompt and, on higher rungs, of one tenant or conversation.</summary>
internal readonly record struct SegmentKey(string Prompt, string Segment, string Scope);
