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

    public static TokenUsage Read(UsageDetails? usage)
    {
        if (usage is null)
            return default;

        var read = usage.CachedInputTokenCount ?? 0;
        var written1h = Count(usage, UsageKeys.Written1h);
        var written5m = Count(usage, UsageKeys.Written5m);
        if (written5m == 0 && written1h == 0)
            written5m = Count(usage, UndividedWrites);
        var uncached = Math.Max(0, (usage.InputTokenCount ?? 0) - read - written5m - written1h);
        return new TokenUsage(uncached, read, written5m, written1h, usage.OutputTokenCount ?? 0);
    }

    private static long Count(UsageDetails usage, string key) =>
        usage.AdditionalCounts is { } counts && counts.TryGetValue(key, out var count) ? count : 0;
}
