using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace CachePrefix.Anthropic;

/// <summary>
/// Copies a content and marks the copy. Contents that the SDK drops together with their marker (white-space text, thinking,
/// media it does not send) and contents that carry the SDK's own request block cannot be marked.
/// </summary>
internal static class MarkedCopy
{
    public static bool CanMark(AIContent content) => content.RawRepresentation is not (ContentBlockParam or TextBlockParam) && content switch
    {
        TextContent text => !string.IsNullOrWhiteSpace(text.Text),
        DataContent data => data.HasTopLevelMediaType("image") || data.HasTopLevelMediaType("text") || IsPdf(data.MediaType),
        UriContent uri => uri.HasTopLevelMediaType("image") || IsPdf(uri.MediaType),
        FunctionCallContent or FunctionResultContent => true,
        _ => false,
    };

    public static AIContent? Of(AIContent content, CacheTtl ttl) => CanMark(content) ? Plain(content)?.WithCacheControl(CacheControls.Of(ttl)) : null;

    /// <summary>A copy as it is; <see langword="null"/> of a kind that the SDK sends no marker for.</summary>
    public static AIContent? Plain(AIContent content)
    {
        var copy = content.RawRepresentation is ContentBlockParam or TextBlockParam && content.GetType() == typeof(AIContent) ? new AIContent() : Copy(content);
        if (copy is null)
            return null;

        copy.AdditionalProperties = content.AdditionalProperties?.Clone();
        copy.RawRepresentation = content.RawRepresentation;
        copy.Annotations = content.Annotations;
        return copy;
    }

    private static AIContent? Copy(AIContent content) => content switch
    {
        TextContent text => new TextContent(text.Text),
        DataContent data => new DataContent(data.Data, data.MediaType) { Name = data.Name },
        UriContent uri => new UriContent(uri.Uri, uri.MediaType),
        FunctionCallContent call => new FunctionCallContent(call.CallId, call.Name, call.Arguments)
        {
            Exception = call.Exception,
            InformationalOnly = call.InformationalOnly,
        },
        FunctionResultContent result => new FunctionResultContent(result.CallId, result.Result) { Exception = result.Exception },
        _ => null,
    };

    private static bool IsPdf(string? mediaType) => string.Equals(mediaType, "application/pdf", StringComparison.OrdinalIgnoreCase);
}
