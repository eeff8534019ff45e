using System.Collections.Frozen;
using System.Text.Json;
using CachePrefix.Emulator.Prompts;

namespace CachePrefix.Emulator.Gemini;

/// <summary>Lists the pieces of a prompt in the order in which they are cached: system instruction, tools, contents.</summary>
internal static class ContentReader
{
    private static readonly FrozenSet<string> ContentMembers = FrozenSet.Create(StringComparer.Ordinal, "role", "parts");

    private static readonly FrozenSet<string> PartMembers = FrozenSet.Create(
        StringComparer.Ordinal,
        "text", "inlineData", "fileData", "functionCall", "functionResponse", "executableCode", "codeExecutionResult", "thought", "thoughtSignature", "videoMetadata", "partMetadata", "mediaResolution");

    /// <summary>Reads the members that requests and explicit caches have in common.</summary>
    /// <param name="body">The request or the cache.</param>
    /// <param name="firstMessage">The number of the first content.</param>
    public static List<PromptPart> Read(JsonElement body, int firstMessage = 1)
    {
        var parts = new List<PromptPart>();
        if (Proto.TryGet(body, "systemInstruction", out var system))
            ReadContent(system, 0, "system_instruction", isSystem: true, parts);
        parts.AddRange(Proto.Items(body, "tools").Select(tool => new PromptPart(-1, "", PartKind.Head, tool.GetRawText())));
        if (Proto.TryGet(body, "toolConfig", out var config))
            parts.Add(new PromptPart(-1, "", PartKind.Head, config.GetRawText()));
        var index = 0;
        foreach (var content in Proto.Items(body, "contents"))
        {
            ReadContent(content, firstMessage + index, FormattableString.Invariant($"contents[{index}]"), isSystem: false, parts);
            index++;
        }

        return parts;
    }

    private static void ReadContent(JsonElement content, int message, string at, bool isSystem, List<PromptPart> parts)
    {
        if (isSystem && content.ValueKind == JsonValueKind.String)
        {
            parts.Add(new PromptPart(message, "system", PartKind.Text, content.GetString()!));
            return;
        }

        Proto.CheckMembers(content, ContentMembers, at);
        var role = Json.Text(content, "role") ?? "user";
        if (!isSystem && role is not ("user" or "model" or "function"))
            throw GeminiErrors.Invalid("Please use a valid role: user, model.");
        var number = 0;
        foreach (var part in Proto.Items(content, "parts"))
            parts.Add(ReadPart(part, message, isSystem ? "system" : role, FormattableString.Invariant($"{at}.parts[{number++}]")));
        if (number == 0)
            throw GeminiErrors.Invalid($"* GenerateContentRequest.{at}.parts: contents.parts must not be empty.");
    }

    private static PromptPart ReadPart(JsonElement part, int message, string role, string at)
    {
        Proto.CheckMembers(part, PartMembers, at);
        if (Proto.TryGet(part, "text", out var text))
            return text.ValueKind == JsonValueKind.String
                ? new PromptPart(message, role == "model" ? "assistant" : role == "function" ? "tool" : role, PartKind.Text, text.GetString()!)
                : throw GeminiErrors.Invalid($"Invalid value at '{at}.text' (TYPE_STRING), {text.GetRawText()}");
        if (Proto.TryGet(part, "functionResponse", out var response))
            return new PromptPart(message, "tool", PartKind.Text, Proto.TryGet(response, "response", out var value) ? ResultOf(value) : "");
        if (Proto.TryGet(part, "inlineData", out _) || Proto.TryGet(part, "fileData", out _))
            return new PromptPart(message, role, PartKind.Attachment, part.GetRawText());
        return part.GetPropertyCount() > 0
            ? new PromptPart(message, "assistant", PartKind.Head, part.GetRawText())
            : throw GeminiErrors.Invalid($"* GenerateContentRequest.{at}.data: required oneof field 'data' must have one initialized field");
    }

    /// <summary>Clients wrap plain results: a single text stands for itself.</summary>
    private static string ResultOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.GetPropertyCount() == 1 && value.EnumerateObject().First().Value is { ValueKind: JsonValueKind.String } only
            ? only.GetString()!
            : value.GetRawText();
}
