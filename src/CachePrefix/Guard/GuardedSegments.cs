using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Takes a request apart into the segments that should not change.</summary>
internal static class GuardedSegments
{
    public static IEnumerable<GuardedSegment> Read(IReadOnlyList<ChatMessage> messages, ChatOptions? options) =>
        options is PromptChatOptions { Spans.Count: > 0 } prompt ? ReadPrompt(messages, prompt) : ReadChat(messages, options);

    private static IEnumerable<GuardedSegment> ReadPrompt(IReadOnlyList<ChatMessage> messages, PromptChatOptions options)
    {
        var layout = options.Layout;
        if (options.Tools is { Count: > 0 } tools)
            yield return new GuardedSegment(layout.Name, "tools", Stability.Constant, tools, messages, default);

        foreach (var span in options.Spans)
        {
            var segment = layout.Segments[span.Segment];
            yield return new GuardedSegment(layout.Name, segment.Name, segment.Stability, Tools: null, messages, span);
        }
    }

    /// <summary>Without a definition, the tools and the system text ahead of the conversation are what should not change.</summary>
    private static IEnumerable<GuardedSegment> ReadChat(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        if (options?.Tools is { Count: > 0 } tools)
            yield return new GuardedSegment(GuardedSegment.Unnamed, "tools", Stability.Deployment, tools, messages, default);

        var leading = 0;
        while (leading < messages.Count && messages[leading].Role == ChatRole.System)
            leading++;
        if (leading > 0)
        {
            var span = new SegmentSpan(Segment: 0, Message: 0, leading);
            yield return new GuardedSegment(GuardedSegment.Unnamed, "system", Stability.Deployment, Tools: null, messages, span);
        }
    }
}
