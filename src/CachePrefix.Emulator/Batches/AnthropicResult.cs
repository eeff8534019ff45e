using System.Text.Json;

namespace CachePrefix.Emulator.Batches;

/// <summary>Writes one line of Anthropic's results.</summary>
internal static class AnthropicResult
{
    public static void Write(Utf8JsonWriter writer, BatchLine line)
    {
        writer.WriteStartObject();
        writer.WriteString("custom_id"u8, line.CustomId);
        writer.WriteStartObject("result"u8);
        switch (line.State)
        {
            case LineState.Succeeded:
                writer.WriteString("type"u8, "succeeded"u8);
                writer.WritePropertyName("message"u8);
                writer.WriteRawValue(line.Result, skipInputValidation: true);
                break;
            case LineState.Errored:
                writer.WriteString("type"u8, "errored"u8);
                writer.WritePropertyName("error"u8);
                writer.WriteRawValue(line.Result, skipInputValidation: true);
                break;
            default:
                writer.WriteString("type"u8, line.State == LineState.Canceled ? "canceled"u8 : "expired"u8);
                break;
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
