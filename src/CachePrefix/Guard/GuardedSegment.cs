namespace CachePrefix;

/// <summary>A segment of a request as the guard sees it.</summary>
/// <param name="Prompt">The prompt's name.</param>
/// <param name="Name">The segment's name.</param>
/// <param name="Stability">The rung that the segment stands on.</param>
/// <param name="Text">Everything of the segment that reaches the provider.</param>
internal readonly record struct GuardedSegment(string Prompt, string Name, Stability Stability, string Text)
{
    /// <summary>Requests that come from no prompt definition; several prompts may share this name.</summary>
    public const string Unnamed = "chat";
}
