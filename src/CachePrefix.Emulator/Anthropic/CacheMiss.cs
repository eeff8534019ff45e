using System.Text.Json;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>Why a request did not read what an earlier one wrote.</summary>
/// <param name="Type">The reason, such as <c>tools_changed</c>.</param>
/// <param name="MissedTokens">About how many tokens were not read for it; <see langword="null"/> where nothing can be said.</param>
internal sealed record CacheMiss(string Type, int? MissedTokens)
{
    public static void Write(Utf8JsonWriter writer, CacheMiss? miss)
    {
        writer.WriteStartObject("diagnostics"u8);
        if (miss is null)
        {
            writer.WriteNull("cache_miss_reason"u8);
        }
        else
        {
            writer.WriteStartObject("cache_miss_reason"u8);
            writer.WriteString("type"u8, miss.Type);
            if (miss.MissedTokens is { } tokens)
                writer.WriteNumber("cache_missed_input_tokens"u8, tokens);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
