using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Divides the tokens of a request among its texts, so that the shares sum up to what was reported.</summary>
internal static class UsageShare
{
    public static UsageDetails?[] Divide(UsageDetails? usage, int[] weights)
    {
        var shares = new UsageDetails?[weights.Length];
        if (usage is null)
            return shares;

        long total = Math.Max(1, weights.Sum(static weight => (long)weight)), before = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            var after = i == weights.Length - 1 ? total : before + weights[i];
            shares[i] = new UsageDetails
            {
                InputTokenCount = Part(usage.InputTokenCount, before, after, total),
                OutputTokenCount = Part(usage.OutputTokenCount, before, after, total),
                TotalTokenCount = Part(usage.TotalTokenCount, before, after, total),
            };
            before = after;
        }

        return shares;
    }

    private static long? Part(long? count, long before, long after, long total) =>
        count is { } tokens ? (long)((decimal)tokens * after / total) - (long)((decimal)tokens * before / total) : null;
}
