using System.Text;
using System.Text.Json;
using CachePrefix.Emulator.OpenAI;
using CachePrefix.Emulator.Prompts;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Decisions;

/// <summary>What is decided about.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Tokens">Its tokens, images included.</param>
internal sealed record DecisionInput(string Text, int Tokens)
{
    public static DecisionInput Read(JsonElement body)
    {
        if (!Json.TryGet(body, "input", out var input))
            throw OpenAIErrors.Missing("input");
        if (input.ValueKind == JsonValueKind.String)
            return Of(input.GetString()!, 0);
        if (input.ValueKind != JsonValueKind.Array)
            throw OpenAIErrors.WrongType("input", "one of a string or array of messages", input);
        var text = new StringBuilder();
        var images = 0;
        var index = 0;
        foreach (var message in input.EnumerateArray())
            ReadMessage(message, OpenAIErrors.At("input", index++), text, ref images);
        return Of(text.ToString(), images);
    }

    private static void ReadMessage(JsonElement message, string path, StringBuilder text, ref int images)
    {
        if (!Json.TryGet(message, "content", out var content))
        {
            text.Append(message.GetRawText()).Append('\n');
            return;
        }

        if (content.ValueKind == JsonValueKind.String)
        {
            text.Append(content.GetString()).Append('\n');
            return;
        }

        var number = 0;
        foreach (var part in Json.Items(message, "content"))
        {
            var at = OpenAIErrors.At($"{path}.content", number++);
            switch (Json.Text(part, "type"))
            {
                case "input_text" or "output_text":
                    text.Append(Json.Text(part, "text") ?? throw OpenAIErrors.Missing($"{at}.text")).Append('\n');
                    break;
                case "input_image":
                    images++;
                    break;
                case var type:
                    throw OpenAIErrors.Invalid($"Invalid value: '{type}'. Supported values are: 'input_text' and 'input_image'.", at, "invalid_value");
            }
        }
    }

    private static DecisionInput Of(string text, int images) => new(text, TokenEstimate.Of(text).Likely + (images * PromptPart.TokensPerAttachment));
}
