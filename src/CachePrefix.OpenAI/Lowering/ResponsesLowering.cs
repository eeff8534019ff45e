using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using OpenAI.Responses;

namespace CachePrefix.OpenAI.Lowering;

/// <summary>
/// Responses. A part of a user message keeps its breakpoint as the raw form of its content, a tool result as its raw form. System text is joined and built anew
/// by the adapter, so a marked system message travels as the raw form of a content, one part for each text.
/// </summary>
internal sealed class ResponsesLowering : IMessageLowering
{
    /// <summary>The least that the service takes as a bound on output.</summary>
    private const int LeastOutputTokens = 16;

    public bool TakesLongLifetime => true;

    public bool CanMark(ChatMessage message, AIContent content) => MarkableContent.Is(message, content, takesAudio: false);

    public IEnumerable<ChatMessage> Lower(ChatMessage message, BinaryData?[] breakpoints)
    {
        if (MarkableContent.IsInstruction(message))
            return [LowerSystem(message, breakpoints)];

        var marked = message.Clone();
        marked.Contents = [.. message.Contents];
        for (var index = 0; index < breakpoints.Length; index++)
        {
            if (breakpoints[index] is { } breakpoint)
                marked.Contents[index] = Lower(message, marked.Contents[index], breakpoint);
        }

        return [marked];
    }

    public ChatOptions? Lower(ChatOptions? options, RequestSettings settings)
    {
        if (settings.IsEmpty)
            return options;

        var lowered = options?.Clone() ?? new ChatOptions();
        var members = settings.Options;
        if (settings.IsPrewarm)
        {
            lowered.MaxOutputTokens = members is null ? LeastOutputTokens : null;
            members = members is null ? null : $"{members},\"prewarm\":true";
        }

        var inner = lowered.RawRepresentationFactory;
        lowered.RawRepresentationFactory = client =>
        {
            var raw = inner?.Invoke(client);
            if (raw is not (null or CreateResponseOptions))
                return raw;

            var response = (CreateResponseOptions?)raw ?? new CreateResponseOptions();
            ref var patch = ref response.Patch;
            if (!patch.Contains("$.prompt_cache_key"u8))
                response.PromptCacheKey ??= settings.Key;
            if (settings.Retention is { } retention && response.PromptCacheRetentionPolicy is null && !patch.Contains("$.prompt_cache_retention"u8))
                patch.Set("$.prompt_cache_retention"u8, retention);
            if (members is not null && !patch.Contains("$.prompt_cache_options"u8))
                patch.Set("$.prompt_cache_options"u8, BinaryData.FromString($"{{{members}}}"));
            return response;
        };
        return lowered;
    }

    private static ChatMessage LowerSystem(ChatMessage message, BinaryData?[] breakpoints)
    {
        var parts = new List<ResponseContentPart>(breakpoints.Length);
        for (var index = 0; index < breakpoints.Length; index++)
        {
            if (message.Contents[index] is not TextContent { Text.Length: > 0 } text)
                continue;

            var part = ResponseContentPart.CreateInputTextPart(text.Text);
            if (breakpoints[index] is { } breakpoint)
                part.Patch.Set("$.prompt_cache_breakpoint"u8, breakpoint);
            parts.Add(part);
        }

        var carrier = new TextContent(message.Text) { RawRepresentation = message.Role == ChatRole.System ? ResponseItem.CreateSystemMessageItem(parts) : ResponseItem.CreateDeveloperMessageItem(parts) };
        return new ChatMessage(ChatRole.User, [carrier]) { MessageId = message.MessageId, AdditionalProperties = message.AdditionalProperties };
    }

    private static AIContent Lower(ChatMessage message, AIContent content, BinaryData breakpoint)
    {
        var item = new[] { new ChatMessage(message.Role, [content]) }.AsOpenAIResponseItems().FirstOrDefault();
        switch (item)
        {
            case FunctionCallOutputResponseItem output:
                var parts = new JsonArray([.. JsonModels.PartsOf(JsonModels.Write<ResponseItem>(output)["output"], "input_text")]);
                if (parts.Count == 0)
                    return content;

                parts[^1]!["prompt_cache_breakpoint"] = JsonNode.Parse(breakpoint);
                output.Patch.Set("$.output"u8, JsonModels.ToBinaryData(parts));
                return ContentCopy.With(content, output);

            case MessageResponseItem { Content: [var part] }:
                part.Patch.Set("$.prompt_cache_breakpoint"u8, breakpoint);
                return ContentCopy.With(content, part);

            default:
                return content;
        }
    }
}
