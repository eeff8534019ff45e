using System.Text.Json;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>What both APIs demand of the form of an answer.</summary>
internal static class FormatRules
{
    /// <summary>Checks a form and its schema.</summary>
    /// <param name="type">The form's type.</param>
    /// <param name="format">The form.</param>
    /// <param name="wrapper">The member that holds the schema; <see langword="null"/> where the form itself does.</param>
    /// <param name="path">Where the form stands.</param>
    public static void CheckSchema(string? type, JsonElement format, string? wrapper, string path)
    {
        if (type is not ("text" or "json_object" or "json_schema" or "grammar" or "python"))
            throw OpenAIErrors.Invalid($"Invalid value: '{type}'. Supported values are: 'json_object', 'json_schema', and 'text'.", $"{path}.type", "invalid_value");
        if (type != "json_schema")
            return;
        var at = path;
        if (wrapper is not null)
        {
            at = $"{path}.{wrapper}";
            if (!Json.TryGet(format, wrapper, out format))
                throw OpenAIErrors.Missing(at);
        }

        if (Json.Text(format, "name") is null)
            throw OpenAIErrors.Missing($"{at}.name");
        if (Json.TryGet(format, "schema", out var schema) && schema.ValueKind != JsonValueKind.Object)
            throw OpenAIErrors.WrongType($"{at}.schema", "an object", schema);
    }

    public static void CheckMentionsJson(string prompt, string parameter, string setting)
    {
        if (!prompt.Contains("json", StringComparison.OrdinalIgnoreCase))
            throw OpenAIErrors.Invalid($"'{parameter}' must contain the word 'json' in some form, to use '{setting}' of type 'json_object'.", parameter);
    }
}
