using Microsoft.Extensions.AI;

namespace CachePrefix;

public partial struct PromptRequestWriter
{
    internal PromptRequest Finish(PromptChatOptions options)
    {
        if (_input is not null)
            _messages.Add(new ChatMessage(ChatRole.User, _input));

        SetBreakpoints(options);
        return new PromptRequest(_messages, options) { Rolling = _ends[(int)Stability.Session] as ChatMessage };
    }

    /// <summary>The spans of the segments that have content.</summary>
    internal readonly SegmentSpan[] Spans => _spans is null ? [] : Array.FindAll(_spans, span => span.MessageCount > 0);

    internal readonly bool HasUserTurn => _input is not null || _ends[(int)Stability.Session] is not null;

    /// <summary>
    /// Where there are more rung ends than a provider allows, the most stable rungs go first: what they save over the next rung's
    /// breakpoint is only the write after a new release.
    /// </summary>
    private readonly void SetBreakpoints(PromptChatOptions options)
    {
        var surplus = (_intermediate is null ? 0 : 1) - _limits.MaxBreakpoints;
        for (var rung = 0; rung <= (int)Stability.Session; rung++)
        {
            if (_ends[rung] is not null)
                surplus++;
        }

        for (var rung = Stability.Constant; rung <= Stability.Session; rung++)
        {
            if (_ends[(int)rung] is not { } carrier)
                continue;
            if (surplus-- > 0)
                continue;
            Mark(carrier, _layout.TtlOf(rung), options);
        }

        if (_intermediate is not null)
            Mark(_intermediate, _layout.TtlOf(Stability.Session), options);
    }

    private static void Mark(object carrier, CacheTtl ttl, PromptChatOptions options)
    {
        if (carrier is AIContent content)
            content.WithBreakpoint(ttl);
        else if (carrier is ChatMessage message)
            message.WithBreakpoint(ttl);
        else
            options.WithToolsBreakpoint(ttl);
    }
}
