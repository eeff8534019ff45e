using System.Text;
using System.Text.Json;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Writes how likely tokens were. The emulator is always nearly sure.</summary>
internal static class ChatLogprobs
{
    private const double NearlySure = -0.01;

    public static void Write(Utf8JsonWriter writer, IEnumerable<string> pieces, int top)
    {
        writer.WriteStartObject("logprobs"u8);
        writer.WriteStartArray("content"u8);
        foreach (var piece in pieces)
        {
            writer.WriteStartObject();
            WriteToken(writer, piece, NearlySure);
            writer.WriteStartArray("top_logprobs"u8);
            for (var rank = 0; rank < top; rank++)
            {
                writer.WriteStartObject();
                WriteToken(writer, rank == 0 ? piece : $"<{rank}>", NearlySure - (5 * rank));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNull("refusal"u8);
        writer.WriteEndObject();
    }

    private static void WriteToken(Utf8JsonWriter writer, string token, double logprob)
    {
        writer.WriteString("token"u8, token);
        writer.WriteNumber("logprob"u8, logprob);
        writer.WriteStartArray("bytes"u8);
        foreach (var value in Encoding.UTF8.GetBytes(token))
            writer.WriteNumberValue(value);
        writer.WriteEndArray();
    }
}
