using System.Text.Json;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Reads whole numbers within bounds.</summary>
internal static class OpenAINumbers
{
    public static int? Read(JsonElement body, string name, int least, int most = int.MaxValue)
    {
        if (!Json.TryGet(body, name, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.Number)
            throw OpenAIErrors.WrongType(name, "an integer", value);
        if (!value.TryGetInt64(out var number))
            throw OpenAIErrors.Invalid($"Invalid type for '{name}': expected an integer, but got a decimal number instead.", name, "invalid_type");
        if (number < least)
            throw OpenAIErrors.Invalid($"Invalid '{name}': integer below minimum value. Expected a value >= {least}, but got {value} instead.", name, "integer_below_min_value");
        return number <= most
            ? (int)number
            : throw OpenAIErrors.Invalid($"Invalid '{name}': integer above maximum value. Expected a value <= {most}, but got {value} instead.", name, "integer_above_max_value");
    }
}
