using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Encodes the contents of messages for the key of a request.</summary>
internal static class ContentKey
{
    /// <summary>Returns whether the content can be compared.</summary>
    public static bool Write(ref KeyWriter writer, AIContent content)
    {
        // What an SDK's own block says is not seen here; only its neutral form is compared, so a block without one has no key.
        if (content.GetType() == typeof(AIContent))
            return false;

        writer.Write(content.GetType().Name);
        return WriteValue(ref writer, content) && PropertiesKey.Write(ref writer, content.AdditionalProperties);
    }

    private static bool WriteValue(ref KeyWriter writer, AIContent content)
    {
        switch (content)
        {
            case TextContent text:
                writer.Write(text.Text);
                return true;
            case TextReasoningContent reasoning:
                writer.Write(reasoning.Text);
                writer.Write(reasoning.ProtectedData);
                return true;
            case DataContent data:
                writer.Write(data.MediaType);
                writer.Write(data.Name);
                writer.Write(data.Data.Span);
                return true;
            case UriContent uri:
                writer.Write(uri.MediaType);
                writer.Write(uri.Uri.OriginalString);
                return true;
            case HostedFileContent file:
                writer.Write(file.FileId);
                return true;
            case FunctionCallContent call:
                writer.Write(call.CallId);
                writer.Write(call.Name);
                return JsonKey.Write(ref writer, call.Arguments);
            case FunctionResultContent result:
                writer.Write(result.CallId);
                return JsonKey.Write(ref writer, result.Result);
            default:
                return false;
        }
    }
}
