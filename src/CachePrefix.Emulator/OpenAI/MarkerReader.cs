using System.Text.Json;
using System.Text;
using CachePrefix.Emulator.Prompts;
using CachePrefix.Models;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Reads <c>prompt_cache_breakpoint</c> and refuses those that OpenAI refuses.</summary>
internal static class MarkerReader
{
    private const string Member = "prompt_cache_breakpoint";

    /// <summary>Reads the breakpoint of one part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="role">The role of its message.</param>
    /// <param name="path">Where the part stands in the request.</param>
    /// <param name="model">The model.</param>
    public static PartMarker? Read(JsonElement part, string role, string path, ModelInfo model)
    {
        if (!Json.TryGet(part, Member, out var marker))
            return null;
        var at = $"{path}.{Member}";
        if (model.Caching != CachingMode.Breakpoints)
            throw OpenAIErrors.Invalid($"Unsupported parameter: '{at}' is not supported with this model.", at, "unsupported_parameter");
        if (role == "assistant")
            throw OpenAIErrors.Invalid($"Unsupported parameter: '{at}' is not supported on assistant content.", at, "unsupported_parameter");
        if (Json.Text(marker, "mode") != "explicit")
            throw OpenAIErrors.Invalid($"Invalid value for '{at}.mode'. Supported values are: 'explicit'.", $"{at}.mode", "invalid_value");
        return Json.TryGet(marker, "ttl", out var ttl) ? new PartMarker(CacheSettings.FindLifetime(ttl, $"{at}.ttl", model).Name) : new PartMarker(null);
    }

    /// <summary>A part as it identifies an attachment: without its breakpoint.</summary>
    public static string Without(JsonElement part)
    {
        var text = new StringBuilder();
        foreach (var member in part.EnumerateObject())
            if (!member.NameEquals(Member))
                text.Append(member.Name).Append(' ').Append(member.Value.GetRawText()).Append('\n');
        return text.ToString();
    }
}
