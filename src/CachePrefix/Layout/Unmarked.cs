using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// Takes breakpoints off messages and contents that a caller hands over, on copies: in the request of a prompt only the layout's own count,
/// or there would be too many, or in the wrong place.
/// </summary>
internal static class Unmarked
{
    public static ChatMessage Of(ChatMessage message)
    {
        var contents = Of(message.Contents);
        if (contents is null && !IsMarked(message.AdditionalProperties))
            return message;

        var copy = Copy(message);
        if (contents is not null)
            copy.Contents = contents;
        return copy;
    }

    public static AIContent Of(AIContent content)
    {
        if (!IsMarked(content.AdditionalProperties) || Copy(content) is not { } copy)
            return content;

        copy.AdditionalProperties = Without(content.AdditionalProperties);
        copy.Annotations = content.Annotations;
        copy.RawRepresentation = content.RawRepresentation;
        return copy;
    }

    /// <summary>A copy of a message that can carry a breakpoint of its own.</summary>
    public static ChatMessage Copy(ChatMessage message)
    {
        var copy = message.Clone();
        copy.AdditionalProperties = Without(message.AdditionalProperties);
        return copy;
    }

    private static List<AIContent>? Of(IList<AIContent> contents)
    {
        List<AIContent>? copies = null;
        for (var i = 0; i < contents.Count; i++)
        {
            var content = contents[i];
            var unmarked = Of(content);
            if (!ReferenceEquals(unmarked, content))
                (copies ??= [.. contents])[i] = unmarked;
        }

        return copies;
    }

    public static bool IsMarked(AdditionalPropertiesDictionary? properties) => properties?.ContainsKey(Breakpoint.PropertyName) == true;

    private static AdditionalPropertiesDictionary? Without(AdditionalPropertiesDictionary? properties)
    {
        if (properties is null)
            return null;

        var copy = properties.Clone();
        copy.Remove(Breakpoint.PropertyName);
        return copy;
    }

    /// <summary>Contents of other types are none that a provider package marks.</summary>
    private static AIContent? Copy(AIContent content) => content switch
    {
        TextContent text => new TextContent(text.Text),
        DataContent data => new DataContent(data.Data, data.MediaType) { Name = data.Name },
        UriContent uri => new UriContent(uri.Uri, uri.MediaType),
        HostedFileContent file => new HostedFileContent(file.FileId) { MediaType = file.MediaType, Name = file.Name },
        FunctionCallContent call => new FunctionCallContent(call.CallId, call.Name, call.Arguments)
        {
            Exception = call.Exception,
            InformationalOnly = call.InformationalOnly,
        },
        FunctionResultContent result => new FunctionResultContent(result.CallId, result.Result) { Exception = result.Exception },
        _ => null,
    };
}
