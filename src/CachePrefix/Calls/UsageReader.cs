using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Splits a client's usage into the classes that are priced apart.</summary>
internal static class UsageReader
{
    /// <summary>
    /// The count that the official Anthropic SDK's adapter (13.x) reports for all cache writes together; taken as five-minute writes
    /// where no provider package has told them apart.
    /// </summary>
    private const string UndividedWrites = "CacheCreationInputTokens";

    /// <summary>Whether a client says what was written to the cache, be it nothing.</summary>
    public static bool TellsWrites(UsageDetails usage) =>
        usage.AdditionalCounts is { Count: > 0 } counts && (counts.ContainsKey(UsageKeys.Written5m) || counts.ContainsKey(UndividedWrites));

    public static TokenUsage Read(UsageDetails? usage)
    {
        if (usage is null)
            return default;

        var read = usage.CachedInputTokenCount ?? 0;
        long written5m = 0;
        long written1h = 0;
        if (usage.AdditionalCounts is { Count: > 0 } counts)
        {
            if (counts.TryGetValue(UsageKeys.Written5m, out written5m))
                counts.TryGetValue(UsageKeys.Written1h, out written1h);
            else
                counts.TryGetValue(UndividedWrites, out written5m);
        }

        var uncached = Math.Max(0, (usage.InputTokenCount ?? 0) - read - written5m - written1h);
        return new TokenUsage(uncached, read, written5m, written1h, usage.OutputTokenCount ?? 0);
    }
}
