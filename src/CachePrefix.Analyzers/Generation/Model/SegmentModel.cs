namespace CachePrefix.Analyzers.Generation;

/// <summary>One segment, in wire order.</summary>
/// <param name="Name">The member's name without escapes; <c>tools</c> for the tool definitions.</param>
/// <param name="Access">The C# that reads the member, with <c>prompt</c> as the instance.</param>
/// <param name="Kind">What it becomes.</param>
/// <param name="Stability">The rung that the member declares.</param>
/// <param name="Ttl">The lifetime that the member declares.</param>
/// <param name="Label">The label of an input's block, or <see langword="null"/> when it is the only input.</param>
internal sealed record SegmentModel(string Name, SegmentKind Kind, Stability Stability, CacheTtl Ttl, string? Label, string Access);
