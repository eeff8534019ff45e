namespace CachePrefix;

/// <summary>Encodes additional properties for the key of a request, ordinally by name and without cache marks.</summary>
internal static class PropertiesKey
{
    /// <summary>The names under which SDKs and this library mark cached spans, which shape the bill but never the answer.</summary>
    private static readonly HashSet<string> CacheMarks = new(StringComparer.OrdinalIgnoreCase)
    {
        Breakpoint.PropertyName,
        "anthropic:cache_control",
        "CacheControl",
        "cache_control",
        "prompt_cache_breakpoint",
        "prompt_cache_key",
        "prompt_cache_options",
        "prompt_cache_retention",
    };

    /// <summary>Returns whether all properties can be compared.</summary>
    public static bool Write(ref KeyWriter writer, IReadOnlyDictionary<string, object?>? properties)
    {
        if (properties is null or { Count: 0 })
        {
            writer.List(0);
            return true;
        }

        var shaping = properties.Where(static property => !CacheMarks.Contains(property.Key)).OrderBy(static property => property.Key, StringComparer.Ordinal).ToList();
        writer.List(shaping.Count);
        foreach (var (name, value) in shaping)
        {
            writer.Write(name);
            if (!JsonKey.Write(ref writer, value))
                return false;
        }

        return true;
    }
}
