using Microsoft.Extensions.AI;

namespace CachePrefix.OpenAI.Lowering;

/// <summary>Which contents may carry a breakpoint: text, images, files and audio of system, user and tool messages, not what the assistant said.</summary>
internal static class MarkableContent
{
    private const string Pdf = "application/pdf";

    /// <summary>The role that the SDK's adapters send as developer messages.</summary>
    private static readonly ChatRole Developer = new("developer");

    public static bool Is(ChatMessage message, AIContent content, bool takesAudio)
    {
        // Whatever is in the SDK's own form already goes to the wire as it is.
        if (message.RawRepresentation is not null || content.RawRepresentation is not null)
            return false;
        if (IsInstruction(message))
            return IsText(content);
        if (message.Role == ChatRole.Tool)
            return content is FunctionResultContent;
        return message.Role == ChatRole.User && content switch
        {
            TextContent => IsText(content),
            DataContent data => data.HasTopLevelMediaType("image") || IsPdf(data.MediaType) || (takesAudio && IsAudio(data)),
            UriContent uri => uri.HasTopLevelMediaType("image"),
            HostedFileContent => true,
            _ => false,
        };
    }

    public static bool IsInstruction(ChatMessage message) => message.Role == ChatRole.System || message.Role == Developer;

    private static bool IsText(AIContent content) => content is TextContent text && !string.IsNullOrWhiteSpace(text.Text);

    private static bool IsPdf(string mediaType) => string.Equals(mediaType, Pdf, StringComparison.OrdinalIgnoreCase);

    private static bool IsAudio(DataContent data) => data.MediaType is "audio/mpeg" or "audio/mp3" or "audio/wav" or "audio/x-wav";
}
