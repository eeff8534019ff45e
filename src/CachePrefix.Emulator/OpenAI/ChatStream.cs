using System.Text.Json;
using CachePrefix.Emulator.Hosting;
using CachePrefix.Models;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Writes a completion as server-sent events.</summary>
internal static class ChatStream
{
    private const int TokensPerEvent = 8;

    public static ProviderResponse Write(ResponseFacts facts, ChatResponseShape shape)
    {
        var events = new List<byte[]> { Delta(facts, shape, writer => writer.WriteString("role"u8, "assistant"u8)) };
        var text = facts.Answer.Text;
        for (var from = 0; from < text.Length;)
        {
            var to = TokenEstimate.IndexAfter(text, from, TokensPerEvent, out _);
            var piece = text[from..to];
            events.Add(Delta(facts, shape, writer => writer.WriteString("content"u8, piece)));
            from = to;
        }

        for (var index = 0; index < facts.Answer.ToolCalls.Count; index++)
        {
            var call = index;
            events.Add(Delta(facts, shape, writer =>
            {
                writer.WriteStartArray("tool_calls"u8);
                ChatCompletion.WriteToolCall(writer, facts, call, withIndex: true);
                writer.WriteEndArray();
            }));
        }

        events.Add(Delta(facts, shape, _ => { }, ChatCompletion.FinishReason(facts.Answer)));
        if (shape.UsageInStream)
            events.Add(Event(facts, shape, writer =>
            {
                writer.WriteStartArray("choices"u8);
                writer.WriteEndArray();
                ChatCompletion.WriteUsage(writer, facts, shape);
            }));
        events.Add("data: [DONE]\n\n"u8.ToArray());
        return new ProviderResponse(IsStream: true, events);
    }

    private static byte[] Delta(ResponseFacts facts, ChatResponseShape shape, Action<Utf8JsonWriter> write, string? finishReason = null) => Event(facts, shape, writer =>
    {
        writer.WriteStartArray("choices"u8);
        writer.WriteStartObject();
        writer.WriteNumber("index"u8, 0);
        writer.WriteStartObject("delta"u8);
        write(writer);
        writer.WriteEndObject();
        writer.WriteString("finish_reason"u8, finishReason);
        writer.WriteEndObject();
        writer.WriteEndArray();
    });

    private static byte[] Event(ResponseFacts facts, ChatResponseShape shape, Action<Utf8JsonWriter> write) => JsonBytes.Write(
        "data: ",
        writer =>
        {
            writer.WriteStartObject();
            ChatCompletion.WriteHead(writer, facts, shape, "chat.completion.chunk");
            write(writer);
            writer.WriteEndObject();
        },
        "\n\n");
}
