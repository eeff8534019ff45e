using System.Text.Json;
using CachePrefix.Emulator.OpenAI;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Decisions;

/// <summary>One question.</summary>
/// <param name="Type">predicate, choice or score.</param>
/// <param name="Name">Its name; <see langword="null"/> for none.</param>
/// <param name="Options">The values of a choice, as JSON, or the labels of a score.</param>
/// <param name="Tokens">Its tokens.</param>
internal sealed record DecisionQuestion(string Type, string? Name, IReadOnlyList<string> Options, int Tokens)
{
    private const int MostChoices = 255;
    private const int MostLevels = 10;

    public static DecisionQuestion Read(JsonElement question, string path)
    {
        if (question.ValueKind != JsonValueKind.Object)
            throw OpenAIErrors.WrongType(path, "an object", question);
        var type = Json.Text(question, "type") ?? throw OpenAIErrors.Missing($"{path}.type");
        if (Json.Text(question, "instructions") is null)
            throw OpenAIErrors.Missing($"{path}.instructions");
        IReadOnlyList<string> options = type switch
        {
            "predicate" => [],
            "choice" => ReadOptions(question, "choices", "value", $"{path}.choices", MostChoices, value => value.GetRawText()),
            "score" => ReadOptions(question, "levels", "label", $"{path}.levels", MostLevels, value => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()),
            _ => throw OpenAIErrors.Invalid($"Invalid value: '{type}'. Supported values are: 'predicate', 'choice', and 'score'.", $"{path}.type", "invalid_value"),
        };
        return new DecisionQuestion(type, Json.Text(question, "name"), options, TokenEstimate.Of(question.GetRawText()).Likely);
    }

    private static List<string> ReadOptions(JsonElement question, string list, string member, string path, int most, Func<JsonElement, string> read)
    {
        if (!Json.TryGet(question, list, out var items))
            throw OpenAIErrors.Missing(path);
        if (items.ValueKind != JsonValueKind.Array)
            throw OpenAIErrors.WrongType(path, "an array of objects", items);
        var count = items.GetArrayLength();
        if (count is < 2 || count > most)
            throw OpenAIErrors.Invalid($"Invalid '{path}': expected an array with 2 to {most} items, but got {count}.", path, "invalid_array_length");
        var index = 0;
        return [.. items.EnumerateArray().Select(item => Json.TryGet(item, member, out var value) ? read(value) : throw OpenAIErrors.Missing($"{OpenAIErrors.At(path, index++)}.{member}"))];
    }
}
