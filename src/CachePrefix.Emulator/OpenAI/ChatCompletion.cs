using System.Text.Json;
using CachePrefix.Emulator.Answers;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Writes a completion as one JSON object.</summary>
internal static class ChatCompletion
{
    public static byte[] Write(ResponseFacts facts, ChatResponseShape shape) => JsonBytes.Write(writer =>
    {
        writer.WriteStartObject();
        WriteHead(writer, facts, shape, "chat.completion");
        writer.WriteStartArray("choices"u8);
        for (var choice = 0; choice < shape.Choices; choice++)
            WriteChoice(writer, facts, shape, choice);
        writer.WriteEndArray();
        WriteUsage(writer, facts, shape);
        writer.WriteEndObject();
    });

    public static void WriteHead(Utf8JsonWriter writer, ResponseFacts facts, ChatResponseShape shape, string kind)
    {
        writer.WriteString("id"u8, facts.Id("chatcmpl-"));
        writer.WriteString("object"u8, kind);
        writer.WriteNumber("created"u8, facts.Start.ToUnixTimeSeconds());
        writer.WriteString("model"u8, shape.Model);
        writer.WriteString("service_tier"u8, shape.ServiceTier);
    }

    public static void WriteToolCall(Utf8JsonWriter writer, ResponseFacts facts, int index, bool withIndex)
    {
        var call = facts.Answer.ToolCalls[index];
        writer.WriteStartObject();
        if (withIndex)
            writer.WriteNumber("index"u8, index);
        writer.WriteString("id"u8, facts.Id("call_", index));
        writer.WriteString("type"u8, "function"u8);
        writer.WriteStartObject("function"u8);
        writer.WriteString("name"u8, call.Name);
        writer.WriteString("arguments"u8, call.Input);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static string FinishReason(Answer answer) => answer.IsCut ? "length" : answer.ToolCalls.Count > 0 ? "tool_calls" : "stop";

    public static void WriteUsage(Utf8JsonWriter writer, ResponseFacts facts, ChatResponseShape shape)
    {
        writer.WriteStartObject("usage"u8);
        writer.WriteNumber("prompt_tokens"u8, facts.Cache.Total);
        writer.WriteNumber("completion_tokens"u8, facts.OutputTokens);
        writer.WriteNumber("total_tokens"u8, facts.Cache.Total + facts.OutputTokens);
        writer.WriteStartObject("prompt_tokens_details"u8);
        writer.WriteNumber("cached_tokens"u8, facts.Cache.Read);
        if (shape.ReportsWrites)
            writer.WriteNumber("cache_write_tokens"u8, facts.Cache.WrittenShort + facts.Cache.WrittenLong);
        writer.WriteNumber("audio_tokens"u8, 0);
        writer.WriteEndObject();
        writer.WriteStartObject("completion_tokens_details"u8);
        writer.WriteNumber("reasoning_tokens"u8, 0);
        writer.WriteNumber("audio_tokens"u8, shape.Audio is null ? 0 : facts.OutputTokens);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter writer, ResponseFacts facts, ChatResponseShape shape, int choice)
    {
        writer.WriteStartObject();
        writer.WriteNumber("index"u8, choice);
        writer.WriteStartObject("message"u8);
        writer.WriteString("role"u8, "assistant"u8);
        WriteContent(writer, facts, shape);
        writer.WriteNull("refusal"u8);
        writer.WriteStartArray("annotations"u8);
        writer.WriteEndArray();
        if (facts.Answer.ToolCalls.Count > 0)
        {
            writer.WriteStartArray("tool_calls"u8);
            for (var index = 0; index < facts.Answer.ToolCalls.Count; index++)
                WriteToolCall(writer, facts, index, withIndex: false);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        if (shape.TopLogprobs is { } top)
            ChatLogprobs.Write(writer, facts.Answer.Pieces(), top);
        else
            writer.WriteNull("logprobs"u8);
        writer.WriteString("finish_reason"u8, FinishReason(facts.Answer));
        writer.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter writer, ResponseFacts facts, ChatResponseShape shape)
    {
        if (shape.Audio is not null && facts.Answer.Text.Length > 0)
        {
            writer.WriteNull("content"u8);
            writer.WriteStartObject("audio"u8);
            writer.WriteString("id"u8, facts.Id("audio_"));
            writer.WriteNumber("expires_at"u8, facts.Start.AddHours(1).ToUnixTimeSeconds());
            writer.WriteBase64String("data"u8, SilentAudio.Wave);
            writer.WriteString("transcript"u8, facts.Answer.Text);
            writer.WriteEndObject();
        }
        else if (facts.Answer.Text.Length == 0 && facts.Answer.ToolCalls.Count > 0)
            writer.WriteNull("content"u8);
        else
            writer.WriteString("content"u8, facts.Answer.Text);
    }
}
