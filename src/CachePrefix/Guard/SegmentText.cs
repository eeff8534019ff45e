using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Writes a segment as text; two segments have equal texts when a provider would be sent equal contents.</summary>
internal static class SegmentText
{
    public static string Of(IList<AITool> tools)
    {
        var text = new StringBuilder();
        foreach (var tool in tools)
        {
            text.Append(tool.Name).Append(": ").Append(tool.Description).Append('\n');
            if (tool is AIFunctionDeclaration function)
                text.Append(function.JsonSchema.GetRawText()).Append('\n');
        }

        return text.ToString();
    }

    public static string Of(IReadOnlyList<ChatMessage> messages, SegmentSpan span)
    {
        if (span.ContentCount == 1 && messages[span.Message].Contents[span.Content] is TextContent only)
            return only.Text;

        var text = new StringBuilder();
        for (var i = span.Message; i < Math.Min(span.Message + span.MessageCount, messages.Count); i++)
        {
            var contents = messages[i].Contents;
            if (span.ContentCount < 0)
                text.Append('[').Append(messages[i].Role.Value).Append("]\n");
            var end = span.ContentCount < 0 ? contents.Count : Math.Min(span.Content + span.ContentCount, contents.Count);
            for (var c = span.Content; c < end; c++)
                Append(text, contents[c]);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, AIContent content)
    {
        _ = content switch
        {
            TextContent part => text.Append(part.Text),
            DataContent data => text.Append(data.MediaType).Append(' ').Append(Convert.ToHexString(SHA256.HashData(data.Data.Span))),
            UriContent uri => text.Append(uri.MediaType).Append(' ').Append(uri.Uri),
            FunctionCallContent call => AppendCall(text, call),
            FunctionResultContent result => text.Append(result.CallId).Append(" = ").Append(result.Result),
            _ => text.Append(content.GetType().Name),
        };
        text.Append('\n');
    }

    private static StringBuilder AppendCall(StringBuilder text, FunctionCallContent call)
    {
        text.Append(call.CallId).Append(' ').Append(call.Name).Append('(');
        foreach (var (name, value) in call.Arguments ?? new Dictionary<string, object?>())
            text.Append(name).Append('=').Append(value).Append(';');
        return text.Append(')');
    }
}
