namespace CachePrefix;

/// <summary>One segment of a prompt's layout.</summary>
/// <param name="Name">The member that the segment comes from; <c>tools</c> for the tool definitions.</param>
/// <param name="Kind">What the segment becomes in the request.</param>
/// <param name="Stability">The rung that the member declares.</param>
/// <param name="Ttl">The lifetime that the member declares; <see cref="CacheTtl.Default"/> when it declares none.</param>
/// <param name="Label">The label of an input's block when the prompt has several inputs; otherwise <see langword="null"/>.</param>
public sealed record SegmentLayout(string Name, SegmentKind Kind, Stability Stability, CacheTtl Ttl = CacheTtl.Default, string? Label = null)
{
    /// <summary>
    /// The rung that the segment stands on in the request: its own, or that of an earlier segment where a provider's order of tools,
    /// system and turns puts a less stable one first.
    /// </summary>
    public Stability EffectiveStability { get; internal init; } = Stability;

    /// <summary>Whether a breakpoint follows the segment when every segment has content.</summary>
    public bool EndsRung { get; internal init; }
}
