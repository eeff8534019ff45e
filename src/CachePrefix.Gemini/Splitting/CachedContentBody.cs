using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace CachePrefix.Gemini.Splitting;

/// <summary>What an explicit cache holds, in the service's own form. Source: https://ai.google.dev/api/caching</summary>
internal static class CachedContentBody
{
    /// <summary>The body, or <see langword="null"/> where the prefix holds something that has no place there.</summary>
    public static JsonObject? Of(string model, IReadOnlyList<ChatMessage> prefix, IList<AITool>? tools)
    {
        var body = new JsonObject { ["model"] = $"models/{model}" };
        var system = new JsonArray();
        var contents = new JsonArray();
        foreach (var message in prefix)
        {
            if (PartsOf(message.Contents) is not { } parts || message.Role == ChatRole.Tool)
                return null;
            if (message.Role == ChatRole.System && contents.Count > 0)
                return null;

            if (message.Role == ChatRole.System)
            {
                foreach (var part in parts)
                    system.Add((JsonNode?)part);
            }
            else if (parts.Count > 0)
            {
                contents.Add((JsonNode?)new JsonObject { ["role"] = message.Role == ChatRole.Assistant ? "model" : "user", ["parts"] = new JsonArray([.. parts]) });
            }
        }

        if (system.Count > 0)
            body["systemInstruction"] = new JsonObject { ["parts"] = system };
        if (contents.Count > 0)
            body["contents"] = contents;
        if (tools is not { Count: > 0 })
            return body;
        if (tools.Any(static tool => tool is not AIFunctionDeclaration))
            return null;

        body["tools"] = new JsonArray(new JsonObject { ["functionDeclarations"] = new JsonArray([.. tools.Cast<AIFunctionDeclaration>().Select(Declare)]) });
        return body;
    }

    /// <summary>The hash that tells contents apart.</summary>
    public static string HashOf(JsonObject body) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(body.ToJsonString()))).ToLowerInvariant();

    /// <summary>The text of a body, to estimate its tokens.</summary>
    public static IEnumerable<string> TextsOf(IReadOnlyList<ChatMessage> prefix, IList<AITool>? tools)
    {
        foreach (var message in prefix)
        {
            foreach (var text in message.Contents.OfType<TextContent>())
                yield return text.Text;
        }

        foreach (var tool in tools?.OfType<AIFunctionDeclaration>() ?? [])
        {
            yield return tool.Name;
            yield return tool.Description;
            yield return tool.JsonSchema.GetRawText();
        }
    }

    private static JsonNode Declare(AIFunctionDeclaration tool)
    {
        var declaration = new JsonObject { ["name"] = tool.Name };
        if (!string.IsNullOrEmpty(tool.Description))
            declaration["description"] = tool.Description;
        declaration["parametersJsonSchema"] = JsonNode.Parse(tool.JsonSchema.GetRawText());
        return declaration;
    }

    private static List<JsonNode>? PartsOf(IList<AIContent> contents)
    {
        var parts = new List<JsonNode>(contents.Count);
        foreach (var content in contents)
        {
            switch (content)
            {
                case TextContent { Text.Length: > 0 } text:
                    parts.Add(new JsonObject { ["text"] = text.Text });
                    break;
                case TextContent:
                    break;
                case DataContent data:
                    parts.Add(new JsonObject { ["inlineData"] = new JsonObject { ["mimeType"] = data.MediaType, ["data"] = data.Base64Data.ToString() } });
                    break;
                case UriContent uri:
                    parts.Add(new JsonObject { ["fileData"] = new JsonObject { ["mimeType"] = uri.MediaType, ["fileUri"] = uri.Uri.OriginalString } });
                    break;
                default:
                    return null;
            }
        }

        return parts;
    }
}
