using Microsoft.Extensions.AI;

namespace CachePrefix.Gemini.Splitting;

/// <summary>A request cut into what an explicit cache holds and the rest.</summary>
/// <param name="Prefix">The messages, or their first contents, that are cached together with the tools.</param>
/// <param name="Rest">The messages that are sent. System text behind the cut is user text there: a request that names a cache may carry no system instruction.</param>
internal sealed record SplitRequest(IReadOnlyList<ChatMessage> Prefix, IReadOnlyList<ChatMessage> Rest)
{
    /// <summary>Cuts a request, or <see langword="null"/> where there is nothing to cache.</summary>
    public static SplitRequest? Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options, Stability upTo)
    {
        var (message, content) = options is PromptChatOptions prompt ? EndOf(prompt, upTo) : EndOf(messages);
        if (message < 0 || !string.IsNullOrEmpty(options?.Instructions))
            return null;

        var prefix = new List<ChatMessage>(messages.Take(message));
        var rest = new List<ChatMessage>();
        if (content > 0 && content < messages[message].Contents.Count)
        {
            prefix.Add(Part(messages[message], messages[message].Contents.Take(content)));
            rest.Add(Part(messages[message], messages[message].Contents.Skip(content)));
        }
        else if (content > 0)
        {
            prefix.Add(messages[message]);
        }
        else
        {
            message--;
        }

        rest.AddRange(messages.Skip(message + 1));
        return prefix.Count == 0 || rest.Count == 0 ? null : new SplitRequest(prefix, rest);
    }

    private static ChatMessage Part(ChatMessage message, IEnumerable<AIContent> contents)
    {
        var copy = message.Clone();
        copy.Contents = [.. contents];
        return copy;
    }

    /// <summary>The end of the last segment that stands on a rung up to the chosen one.</summary>
    private static (int Message, int Content) EndOf(PromptChatOptions options, Stability upTo)
    {
        var end = (-1, 0);
        foreach (var span in options.Spans)
        {
            if (options.Layout.Segments[span.Segment].EffectiveStability <= upTo)
                end = span.ContentCount >= 0 ? (span.Message, span.Content + span.ContentCount) : (span.Message + span.MessageCount, 0);
        }

        return end;
    }

    /// <summary>The last breakpoint of the system text that a request begins with.</summary>
    private static (int Message, int Content) EndOf(IReadOnlyList<ChatMessage> messages)
    {
        var end = (-1, 0);
        for (var message = 0; message < messages.Count && messages[message].Role == ChatRole.System; message++)
        {
            var contents = messages[message].Contents;
            for (var content = 0; content < contents.Count; content++)
            {
                if (Breakpoint.TryGet(contents[content].AdditionalProperties, out _))
                    end = (message, content + 1);
            }

            if (Breakpoint.TryGet(messages[message].AdditionalProperties, out _))
                end = (message, contents.Count);
        }

        return end;
    }
}
