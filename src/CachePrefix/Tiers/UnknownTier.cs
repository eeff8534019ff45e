namespace CachePrefix;

internal static class UnknownTier
{
    public static CachePrefixConfigurationException Error(string tier, string? prompt, IReadOnlyList<string> names)
    {
        var user = prompt is null ? "" : $"Prompt '{prompt}' uses tier '{tier}', but there is no such tier. ";
        var known = names.Count == 0
            ? "No tier has been added; add one with AddCachePrefix(options => options.AddTier(...))."
            : $"The tiers are: {string.Join(", ", names)}.";
        return new CachePrefixConfigurationException((prompt is null ? $"There is no tier '{tier}'. " : user) + known);
    }
}
