using System.Text.Json;

namespace CachePrefix.Tool.Evaluating;

/// <summary>Reads what a model wrote as JSON where it is an object or a list, within a fence too, and as text otherwise.</summary>
internal static class AnswerText
{
    public static JsonElement Read(string text)
    {
        var inner = text.Trim();
        if (inner.StartsWith("```", StringComparison.Ordinal) && inner.EndsWith("```", StringComparison.Ordinal) && inner.IndexOf('\n') is > 0 and var line && line < inner.Length - 3)
            inner = inner[(line + 1)..^3].Trim();
        if (inner is ['{', .., '}'] or ['[', .., ']'])
        {
            try
            {
                return JsonSerializer.Deserialize(inner, SetupJson.Default.JsonElement);
            }
            catch (JsonException)
            {
                // Text that only looks like JSON is text.
            }
        }

        return JsonSerializer.SerializeToElement(text, SetupJson.Default.String);
    }

    public static string Show(JsonElement answer) => answer.ValueKind == JsonValueKind.String ? answer.GetString()! : answer.GetRawText();
}
