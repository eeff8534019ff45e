using System.Text.Json;
using CachePrefix.Emulator.Answers;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>Writes a message as server-sent events.</summary>
internal static class AnthropicStream
{
    public static List<AnthropicEvent> Write(ResponseFacts facts, AnthropicShape shape, CacheMiss? miss)
    {
        var events = new List<AnthropicEvent> { Event("message_start", writer => WriteStart(writer, facts, shape, miss)), Event("ping", _ => { }) };
        var index = 0;
        if (facts.Answer.Text.Length > 0)
            WriteText(events, facts.Answer, index++);
        for (var call = 0; call < facts.Answer.ToolCalls.Count; call++)
            WriteToolUse(events, facts, call, index++);
        events.Add(Event("message_delta", writer =>
        {
            writer.WriteStartObject("delta"u8);
            writer.WriteString("stop_reason"u8, AnthropicMessage.StopReason(facts.Answer));
            writer.WriteString("stop_sequence"u8, facts.Answer.StopSequence);
            writer.WriteEndObject();
            AnthropicMessage.WriteUsage(writer, facts.Cache, facts.OutputTokens);
        }));
        events.Add(Event("message_stop", _ => { }));
        return events;
    }

    private static void WriteStart(Utf8JsonWriter writer, ResponseFacts facts, AnthropicShape shape, CacheMiss? miss)
    {
        writer.WriteStartObject("message"u8);
        AnthropicMessage.WriteHead(writer, facts, shape.Model);
        writer.WriteStartArray("content"u8);
        writer.WriteEndArray();
        writer.WriteNull("stop_reason"u8);
        writer.WriteNull("stop_sequence"u8);
        AnthropicMessage.WriteUsage(writer, facts.Cache, outputTokens: 1);
        if (shape.Diagnostics is not null)
            CacheMiss.Write(writer, miss);
        writer.WriteEndObject();
    }

    private static void WriteText(List<AnthropicEvent> events, Answer answer, int index)
    {
        events.Add(Event("content_block_start", writer =>
        {
            writer.WriteNumber("index"u8, index);
            writer.WriteStartObject("content_block"u8);
            writer.WriteString("type"u8, "text"u8);
            writer.WriteString("text"u8, ""u8);
            writer.WriteEndObject();
        }));
        foreach (var piece in answer.Pieces())
            events.Add(Delta(index, "text_delta", "text", piece));
        events.Add(Stop(index));
    }

    private static void WriteToolUse(List<AnthropicEvent> events, ResponseFacts facts, int call, int index)
    {
        events.Add(Event("content_block_start", writer =>
        {
            writer.WriteNumber("index"u8, index);
            writer.WritePropertyName("content_block"u8);
            AnthropicMessage.WriteToolUse(writer, facts, call, withInput: false);
        }));
        var input = facts.Answer.ToolCalls[call].Input;
        var half = TokenEstimate.IndexAfter(input, 0, TokenEstimate.Of(input).Likely / 2, out _);
        events.Add(Delta(index, "input_json_delta", "partial_json", input[..half]));
        events.Add(Delta(index, "input_json_delta", "partial_json", input[half..]));
        events.Add(Stop(index));
    }

    private static AnthropicEvent Delta(int index, string type, string member, string text) => Event("content_block_delta", writer =>
    {
        writer.WriteNumber("index"u8, index);
        writer.WriteStartObject("delta"u8);
        writer.WriteString("type"u8, type);
        writer.WriteString(member, text);
        writer.WriteEndObject();
    });

    private static AnthropicEvent Stop(int index) => Event("content_block_stop", writer => writer.WriteNumber("index"u8, index));

    private static AnthropicEvent Event(string name, Action<Utf8JsonWriter> write) => new(name, JsonBytes.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, name);
        write(writer);
        writer.WriteEndObject();
    }));
}
