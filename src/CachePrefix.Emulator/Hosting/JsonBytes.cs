using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CachePrefix.Emulator.Hosting;

internal static class JsonBytes
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Action<Utf8JsonWriter> write) => Write("", write, "");

    public static byte[] Of(JsonNode node) => Write(writer => node.WriteTo(writer));

    /// <summary>Writes one event of a stream.</summary>
    /// <param name="before">What stands before the JSON, such as the event's name.</param>
    /// <param name="write">Writes the JSON.</param>
    /// <param name="after">What ends the event.</param>
    public static byte[] Write(string before, Action<Utf8JsonWriter> write, string after)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        Append(buffer, before);
        using (var writer = new Utf8JsonWriter(buffer, Options))
            write(writer);
        Append(buffer, after);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Append(ArrayBufferWriter<byte> buffer, string text) =>
        buffer.Advance(System.Text.Encoding.UTF8.GetBytes(text, buffer.GetSpan(text.Length * 3)));
}
