using Microsoft.Extensions.AI;

namespace CachePrefix;

public partial struct PromptRequestWriter
{
    internal PromptRequest Finish(PromptChatOptions options)
    {
        options.ConversationStart = _history ?? BeginTurns(0);
        if (_input is not null)
            _messages.Add(new ChatMessage(ChatRole.User, _input));

        var hasRoom = SetBreakpoints(options);
        var rolling = _ends[(int)Stability.Session] as ChatMessage;
        options.CanRoll = hasRoom || rolling is not null;
        return new PromptRequest(_messages, options, rolling);
    }

    /// <summary>The spans of the segments that have content.</summary>
    internal readonly SegmentSpan[] Spans => _spans is null ? [] : Array.FindAll(_spans, span => span.MessageCount > 0);

    internal readonly bool HasUserTurn => _input is not null || _history is not null;

    /// <summary>
    /// Where there are more rung ends than a provider allows, the most stable rungs go first: what they save over the next rung's
    /// breakpoint is only the write after a new release. Returns whether the provider would take another breakpoint.
    /// </summary>
    private readonly bool SetBreakpoints(PromptChatOptions options)
    {
        var surplus = (_intermediate is null ? 0 : 1) - _limits.MaxBreakpoints;
        for (var rung = 0; rung <= (int)Stability.Session; rung++)
        {
            if (_ends[rung] is not null)
                surplus++;
        }

        var hasRoom = surplus < 0;
        var bag = default(PropertyBag);
        for (var rung = Stability.Constant; rung <= Stability.Session; rung++)
        {
            if (_ends[(int)rung] is { } carrier && surplus-- <= 0)
                Mark(carrier, _layout.TtlOf(rung), options, ref bag);
        }

        _intermediate?.WithBreakpoint(_layout.TtlOf(Stability.Session));
        return hasRoom;
    }

    private static void Mark(object carrier, CacheTtl ttl, PromptChatOptions options, ref PropertyBag bag)
    {
        if (carrier is TextContent content)
            content.AdditionalProperties = bag.For(ttl);
        else if (carrier is ChatMessage message)
            message.WithBreakpoint(ttl);
        else
            options.WithToolsBreakpoint(ttl);
    }

    /// <summary>The system blocks of one request that end with equal breakpoints share their properties; requests share nothing.</summary>
    private struct PropertyBag
    {
        private AdditionalPropertiesDictionary? _properties;
        private CacheTtl _ttl;

        public AdditionalPropertiesDictionary For(CacheTtl ttl)
        {
            if (_properties is null || _ttl != ttl)
                _properties = Breakpoint.Properties(_ttl = ttl);
            return _properties;
        }
    }
}
