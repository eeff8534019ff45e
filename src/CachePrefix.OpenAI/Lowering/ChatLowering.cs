using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using SdkMessage = OpenAI.Chat.ChatMessage;

namespace CachePrefix.OpenAI.Lowering;

/// <summary>
/// Chat Completions. The SDK writes a single part as a string, which has no place for a breakpoint, and a patch of content that is there already writes the member
/// twice; so a marked message is the SDK's own message without content, with the parts as a patch, which the adapter passes on untouched.
/// </summary>
internal sealed class ChatLowering : IMessageLowering
{
    /// <summary>Only one source knows another lifetime than the shortest, and only in Responses.</summary>
    public bool TakesLongLifetime => false;

    public bool CanMark(ChatMessage message, AIContent content) => MarkableContent.Is(message, content, takesAudio: true);

    public IEnumerable<ChatMessage> Lower(ChatMessage message, BinaryData?[] breakpoints) =>
        message.Role == ChatRole.Tool ? LowerResults(message, breakpoints) : [LowerParts(message, breakpoints)];

    public ChatOptions? Lower(ChatOptions? options, RequestSettings settings)
    {
        if (settings.IsEmpty)
            return options;

        var lowered = options?.Clone() ?? new ChatOptions();
        var inner = lowered.RawRepresentationFactory;
        lowered.RawRepresentationFactory = client =>
        {
            var raw = inner?.Invoke(client);
            if (raw is not (null or ChatCompletionOptions))
                return raw;

            var completion = (ChatCompletionOptions?)raw ?? new ChatCompletionOptions();
            ref var patch = ref completion.Patch;
            if (settings.Key is { } key && !patch.Contains("$.prompt_cache_key"u8))
                patch.Set("$.prompt_cache_key"u8, key);
            if (settings.Retention is { } retention && !patch.Contains("$.prompt_cache_retention"u8))
                patch.Set("$.prompt_cache_retention"u8, retention);
            if (settings.Options is { } members && !patch.Contains("$.prompt_cache_options"u8))
                patch.Set("$.prompt_cache_options"u8, BinaryData.FromString($"{{{members}}}"));
            return completion;
        };
        return lowered;
    }

    private static ChatMessage LowerParts(ChatMessage message, BinaryData?[] breakpoints)
    {
        var parts = new JsonArray();
        for (var index = 0; index < breakpoints.Length; index++)
            Add(parts, ToJson(With(message, message.Contents[index]))?["content"], breakpoints[index]);
        var marked = message.Clone();
        marked.RawRepresentation = ToSdk(ToJson(message)!, parts);
        return marked;
    }

    /// <summary>Each result is a message of its own.</summary>
    private static IEnumerable<ChatMessage> LowerResults(ChatMessage message, BinaryData?[] breakpoints)
    {
        for (var index = 0; index < breakpoints.Length; index++)
        {
            var single = With(message, message.Contents[index]);
            if (breakpoints[index] is { } breakpoint && ToJson(single) is { } json)
            {
                var parts = new JsonArray();
                Add(parts, json["content"], breakpoint);
                single.RawRepresentation = ToSdk(json, parts);
            }

            yield return single;
        }
    }

    private static void Add(JsonArray parts, JsonNode? content, BinaryData? breakpoint)
    {
        foreach (var part in JsonModels.PartsOf(content, "text"))
            parts.Add(part);
        if (breakpoint is not null && parts.Count > 0)
            parts[^1]!["prompt_cache_breakpoint"] = JsonNode.Parse(breakpoint);
    }

    private static SdkMessage ToSdk(JsonObject json, JsonArray parts)
    {
        json.Remove("content");
        var message = JsonModels.Read<SdkMessage>(json);
        message.Patch.Set("$.content"u8, JsonModels.ToBinaryData(parts));
        return message;
    }

    private static JsonObject? ToJson(ChatMessage message) =>
        new[] { message }.AsOpenAIChatMessages().FirstOrDefault() is { } sdk ? JsonModels.Write(sdk) : null;

    private static ChatMessage With(ChatMessage message, AIContent content)
    {
        var copy = message.Clone();
        copy.Contents = [content];
        return copy;
    }
}
