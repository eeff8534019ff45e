using Microsoft.Extensions.AI;

namespace CachePrefix.Anthropic;

/// <summary>Replaces neutral breakpoints on contents and messages by the SDK's markers, on copies.</summary>
internal static class MessageLowering
{
    /// <summary>In the request of a prompt only the layout's breakpoints count, so markers that the caller gave in the SDK's own form go.</summary>
    public static IEnumerable<ChatMessage> Lower(IEnumerable<ChatMessage> messages, ChatOptions? options) =>
        (options is PromptChatOptions ? messages.Select(SdkMarkers.Remove) : messages).Select(Lower);

    /// <summary>The lifetimes that a request asks for.</summary>
    public static IReadOnlyCollection<CacheTtl> Lifetimes(IEnumerable<ChatMessage> messages, ChatOptions? options) => messages
        .SelectMany(static message => message.Contents.Select(static content => content.AdditionalProperties).Append(message.AdditionalProperties))
        .Append(options?.AdditionalProperties)
        .Where(static properties => Breakpoint.TryGet(properties, out _))
        .Select(static properties => Breakpoint.TryGet(properties, out var ttl) ? ttl : CacheTtl.FiveMinutes)
        .ToHashSet();

    private static ChatMessage Lower(ChatMessage message)
    {
        List<AIContent>? contents = null;
        for (var i = 0; i < message.Contents.Count; i++)
        {
            if (Breakpoint.TryGet(message.Contents[i].AdditionalProperties, out var ttl))
                Mark(message, ref contents, i, ttl);
        }

        if (Breakpoint.TryGet(message.AdditionalProperties, out var messageTtl))
            Mark(message, ref contents, LastMarkable(message), messageTtl);
        if (contents is null)
            return message;

        var copy = message.Clone();
        copy.Contents = contents;
        return copy;
    }

    private static void Mark(ChatMessage message, ref List<AIContent>? contents, int index, CacheTtl ttl)
    {
        if (index < 0 || MarkedCopy.Of(message.Contents[index], ttl) is not { } marked)
            return;

        contents ??= [.. message.Contents];
        contents[index] = marked;
    }

    private static int LastMarkable(ChatMessage message)
    {
        var index = message.Contents.Count - 1;
        while (index >= 0 && !MarkedCopy.CanMark(message.Contents[index]))
            index--;
        return index;
    }
}
