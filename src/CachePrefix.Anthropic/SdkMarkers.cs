using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace CachePrefix.Anthropic;

/// <summary>Takes the SDK's own cache markers off contents, on copies.</summary>
internal static class SdkMarkers
{
    public static ChatMessage Remove(ChatMessage message)
    {
        List<AIContent>? contents = null;
        for (var i = 0; i < message.Contents.Count; i++)
        {
            if (Unmark(message.Contents[i]) is { } unmarked)
                (contents ??= [.. message.Contents])[i] = unmarked;
        }

        if (contents is null)
            return message;

        var copy = message.Clone();
        copy.Contents = contents;
        return copy;
    }

    private static AIContent? Unmark(AIContent content)
    {
        var key = content.AdditionalProperties?.FirstOrDefault(static property => property.Value is CacheControlEphemeral).Key;
        if (key is null || MarkedCopy.Plain(content) is not { } copy)
            return null;

        copy.AdditionalProperties!.Remove(key);
        return copy;
    }
}
