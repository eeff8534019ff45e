using System.Text.Json;
using CachePrefix.Models;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Counts the tokens of pieces by the common estimate.</summary>
internal static class PartTokens
{
    /// <summary>Images, audio and files are not opened; each counts as much as a page.</summary>
    public const int PerAttachment = 1_500;

    /// <summary>The text whose tokens count, or <see langword="null"/> for an attachment.</summary>
    public static string? Text(ChatPart part)
    {
        if (part.Head is { } head)
            return head;
        if (part.Message < 0)
            return part.Json.GetRawText();
        return part.IsText ? part.Text : part.Json.TryGetProperty("refusal"u8, out var refusal) ? refusal.GetRawText() : null;
    }

    public static int Count(ChatPart part) => Text(part) is { } text ? TokenEstimate.Of(text).Likely : PerAttachment;

    public static bool IsBreakpoint(ChatPart part)
    {
        if (part.Head is not null || part.Json.ValueKind != JsonValueKind.Object || !part.Json.TryGetProperty("prompt_cache_breakpoint"u8, out var marker) || marker.ValueKind == JsonValueKind.Null)
            return false;
        return marker.ValueKind == JsonValueKind.Object && marker.TryGetProperty("mode"u8, out var mode) && mode.ValueEquals("explicit"u8)
            ? true
            : throw OpenAIErrors.Invalid("Invalid value for 'prompt_cache_breakpoint.mode'. Supported values are: 'explicit'.", "prompt_cache_breakpoint.mode", "invalid_value");
    }
}
