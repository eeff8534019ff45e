using System.Text.Json;
using CachePrefix.Emulator.Answers;
using CachePrefix.Emulator.Cache;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>Writes a message as one JSON object.</summary>
internal static class AnthropicMessage
{
    public static byte[] Write(ResponseFacts facts, AnthropicShape shape, CacheMiss? miss) => JsonBytes.Write(writer =>
    {
        writer.WriteStartObject();
        WriteHead(writer, facts, shape.Model);
        writer.WriteStartArray("content"u8);
        if (facts.Answer.Text.Length > 0)
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "text"u8);
            writer.WriteString("text"u8, facts.Answer.Text);
            writer.WriteEndObject();
        }

        for (var index = 0; index < facts.Answer.ToolCalls.Count; index++)
            WriteToolUse(writer, facts, index, withInput: true);
        writer.WriteEndArray();
        writer.WriteString("stop_reason"u8, StopReason(facts.Answer));
        writer.WriteString("stop_sequence"u8, facts.Answer.StopSequence);
        WriteUsage(writer, facts.Cache, facts.OutputTokens);
        if (shape.Diagnostics is not null)
            CacheMiss.Write(writer, miss);
        writer.WriteEndObject();
    });

    public static void WriteHead(Utf8JsonWriter writer, ResponseFacts facts, string model)
    {
        writer.WriteString("id"u8, facts.Id("msg_"));
        writer.WriteString("type"u8, "message"u8);
        writer.WriteString("role"u8, "assistant"u8);
        writer.WriteString("model"u8, model);
    }

    public static void WriteToolUse(Utf8JsonWriter writer, ResponseFacts facts, int index, bool withInput)
    {
        var call = facts.Answer.ToolCalls[index];
        writer.WriteStartObject();
        writer.WriteString("type"u8, "tool_use"u8);
        writer.WriteString("id"u8, facts.Id("toolu_", index));
        writer.WriteString("name"u8, call.Name);
        writer.WritePropertyName("input"u8);
        writer.WriteRawValue(withInput ? call.Input : "{}");
        writer.WriteEndObject();
    }

    public static string StopReason(Answer answer) => answer.IsCut ? "max_tokens" : answer.StopSequence is not null ? "stop_sequence" : answer.ToolCalls.Count > 0 ? "tool_use" : "end_turn";

    public static void WriteUsage(Utf8JsonWriter writer, CacheOutcome cache, int outputTokens)
    {
        writer.WriteStartObject("usage"u8);
        writer.WriteNumber("input_tokens"u8, cache.Uncached);
        writer.WriteNumber("cache_creation_input_tokens"u8, cache.WrittenShort + cache.WrittenLong);
        writer.WriteNumber("cache_read_input_tokens"u8, cache.Read);
        writer.WriteStartObject("cache_creation"u8);
        writer.WriteNumber("ephemeral_5m_input_tokens"u8, cache.WrittenShort);
        writer.WriteNumber("ephemeral_1h_input_tokens"u8, cache.WrittenLong);
        writer.WriteEndObject();
        writer.WriteNumber("output_tokens"u8, outputTokens);
        writer.WriteString("service_tier"u8, "standard"u8);
        writer.WriteEndObject();
    }
}
