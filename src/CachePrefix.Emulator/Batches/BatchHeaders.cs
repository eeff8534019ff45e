namespace CachePrefix.Emulator.Batches;

/// <summary>The headers of the request that made a batch, kept for its lines: who asks, and in which version.</summary>
internal static class BatchHeaders
{
    private static readonly string[] Kept = ["x-api-key", "api-key", "Authorization", "anthropic-version", "anthropic-beta"];

    public static HeaderDictionary Of(IHeaderDictionary headers)
    {
        var kept = new HeaderDictionary();
        foreach (var name in Kept)
            if (headers.TryGetValue(name, out var value))
                kept[name] = value;
        return kept;
    }
}
