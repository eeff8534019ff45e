using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>A segment of a request as the guard sees it.</summary>
/// <param name="Prompt">The prompt's name.</param>
/// <param name="Name">The segment's name.</param>
/// <param name="Stability">The rung that the segment stands on.</param>
/// <param name="Tools">The tools that the segment consists of; otherwise <see langword="null"/>.</param>
/// <param name="Messages">The request's messages.</param>
/// <param name="Span">Where the segment lies in the messages, unless it consists of tools.</param>
internal readonly record struct GuardedSegment(
    string Prompt, string Name, Stability Stability, IList<AITool>? Tools, IReadOnlyList<ChatMessage> Messages, SegmentSpan Span)
{
    /// <summary>Requests that come from no prompt definition; several prompts may share this name.</summary>
    public const string Unnamed = "chat";

    /// <summary>Everything of the segment that reaches the provider; written only where something is compared with it.</summary>
    public string Text() => Tools is null ? SegmentText.Of(Messages, Span) : SegmentText.Of(Tools);
}
