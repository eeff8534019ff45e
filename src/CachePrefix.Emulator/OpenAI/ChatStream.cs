using System.Text.Json;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Writes a completion as server-sent events.</summary>
internal static class ChatStream
{
    public static ProviderResponse Write(ResponseFacts facts, ChatResponseShape shape)
    {
        var events = new List<byte[]>();
        for (var choice = 0; choice < shape.Choices; choice++)
            WriteChoice(events, facts, shape, choice);
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

    private static void WriteChoice(List<byte[]> events, ResponseFacts facts, ChatResponseShape shape, int choice)
    {
        events.Add(Delta(facts, shape, choice, writer => writer.WriteString("role"u8, "assistant"u8)));
        foreach (var piece in facts.Answer.Pieces())
            events.Add(shape.Audio is null
                ? Delta(facts, shape, choice, writer => writer.WriteString("content"u8, piece), logprobs: piece)
                : Delta(facts, shape, choice, writer =>
                {
                    writer.WriteStartObject("audio"u8);
                    writer.WriteString("id"u8, facts.Id("audio_"));
                    writer.WriteString("transcript"u8, piece);
                    writer.WriteEndObject();
                }));
        for (var index = 0; index < facts.Answer.ToolCalls.Count; index++)
        {
            var call = index;
            events.Add(Delta(facts, shape, choice, writer =>
            {
                writer.WriteStartArray("tool_calls"u8);
                ChatCompletion.WriteToolCall(writer, facts, call, withIndex: true);
                writer.WriteEndArray();
            }));
        }

        events.Add(Delta(facts, shape, choice, _ => { }, ChatCompletion.FinishReason(facts.Answer)));
    }

    private static byte[] Delta(ResponseFacts facts, ChatResponseShape shape, int choice, Action<Utf8JsonWriter> write, string? finishReason = null, string? logprobs = null) =>
        Event(facts, shape, writer =>
        {
            writer.WriteStartArray("choices"u8);
            writer.WriteStartObject();
            writer.WriteNumber("index"u8, choice);
            writer.WriteStartObject("delta"u8);
            write(writer);
            writer.WriteEndObject();
            if (shape.TopLogprobs is { } top && logprobs is not null)
                ChatLogprobs.Write(writer, [logprobs], top);
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
