using System.Text.Json;

namespace CachePrefix.Emulator.Batches;

/// <summary>Writes one line of OpenAI's results or errors.</summary>
internal static class OpenAIResult
{
    public static void Write(Utf8JsonWriter writer, BatchLine line)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, $"batch_{BatchRunner.RequestId(line.Number)}");
        writer.WriteString("custom_id"u8, line.CustomId);
        if (line.State is LineState.Succeeded or LineState.Errored)
        {
            writer.WriteStartObject("response"u8);
            writer.WriteNumber("status_code"u8, line.Status);
            writer.WriteString("request_id"u8, BatchRunner.RequestId(line.Number));
            writer.WritePropertyName("body"u8);
            writer.WriteRawValue(line.Result, skipInputValidation: true);
            writer.WriteEndObject();
            writer.WriteNull("error"u8);
        }
        else
        {
            writer.WriteNull("response"u8);
            writer.WriteStartObject("error"u8);
            writer.WriteString("code"u8, line.State == LineState.Expired ? "batch_expired"u8 : "batch_cancelled"u8);
            writer.WriteString("message"u8, line.State == LineState.Expired
                ? "This request could not be executed before the completion window expired."u8
                : "This request was not executed before the batch was cancelled."u8);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
