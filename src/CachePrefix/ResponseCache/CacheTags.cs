namespace CachePrefix;

/// <summary>The tags by which the answer to a call can be removed.</summary>
internal static class CacheTags
{
    public static List<string> Of(PromptCall call, IReadOnlyList<string> own)
    {
        List<string> tags = ["prompt:" + call.Layout.Name, .. own];
        if (call.Layout.Feature is { } feature)
            tags.Add("feature:" + feature);
        if (call.Prompt is ICacheTagged tagged)
            tags.AddRange(tagged.CacheTags);
        return tags;
    }
}
