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
        var keys = content.AdditionalProperties?.Where(static property => property.Value is CacheControlEphemeral).Select(static property => property.Key).ToList() ?? [];
        var block = Unmark(content.RawRepresentation);
        if ((keys.Count == 0 && block is null) || MarkedCopy.Plain(content) is not { } copy)
            return null;

        keys.ForEach(key => copy.AdditionalProperties!.Remove(key));
        copy.RawRepresentation = block ?? copy.RawRepresentation;
        return copy;
    }

    /// <summary>The SDK's request block of a content without its marker, or <see langword="null"/> when there is nothing to take off.</summary>
    private static object? Unmark(object? raw) => raw switch
    {
        TextBlockParam { CacheControl: not null } text => text with { CacheControl = null },
        ContentBlockParam { Value: TextBlockParam { CacheControl: not null } text } => new ContentBlockParam(text with { CacheControl = null }),
        ContentBlockParam { Value: ImageBlockParam { CacheControl: not null } image } => new ContentBlockParam(image with { CacheControl = null }),
        ContentBlockParam { Value: DocumentBlockParam { CacheControl: not null } document } => new ContentBlockParam(document with { CacheControl = null }),
        ContentBlockParam { Value: SearchResultBlockParam { CacheControl: not null } result } => new ContentBlockParam(result with { CacheControl = null }),
        ContentBlockParam { Value: ToolUseBlockParam { CacheControl: not null } call } => new ContentBlockParam(call with { CacheControl = null }),
        ContentBlockParam { Value: ToolResultBlockParam { CacheControl: not null } result } => new ContentBlockParam(result with { CacheControl = null }),
        _ => null,
    };
}
