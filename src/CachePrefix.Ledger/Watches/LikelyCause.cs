namespace CachePrefix.Ledger.Watches;

/// <summary>Tells why a prefix is written and not read, from what differs between earlier calls and the last ones.</summary>
internal static class LikelyCause
{
    private const string ToolSegment = "tools";

    public static (string Cause, string? Segment) Of(WatchedCall? past, IReadOnlyList<WatchedCall> window)
    {
        var changed = window.Select(static call => call.ChangedSegment).OfType<string>()
            .GroupBy(static segment => segment, StringComparer.Ordinal).MaxBy(static group => group.Count())?.Key;
        if (changed is not null)
            return (changed == ToolSegment ? "the tool list changes between calls" : $"segment {changed} changes between calls", changed);

        var last = window[^1];
        var first = past ?? window[0];
        if (first.Model != last.Model)
            return ($"the model changed from {first.Model ?? "an unknown one"} to {last.Model ?? "an unknown one"}; each has a cache of its own", null);
        if (first.PrefixHash != last.PrefixHash)
            return ($"deployment {last.Deployment ?? "of the program"} changed what is known of the prefix at compile time", null);
        if (past is { Written: > 0 } && last.Written > 0 && first.IsLong != last.IsLong)
            return ($"the lifetime changed from {Life(first.IsLong)} to {Life(last.IsLong)}", null);
        if (first.Deployment != last.Deployment)
            return ($"deployment {last.Deployment ?? "of the program"} came between", null);

        var gap = (last.Time - window[0].Time) / Math.Max(1, window.Count - 1);
        return gap > (last.IsLong ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(5))
            ? (FormattableString.Invariant($"calls come {gap.TotalMinutes:0} minutes apart, which is more than the lifetime of {Life(last.IsLong)}"), null)
            : ("not known; WithPrefixGuard() on the tier's client names the segment that changes", null);
    }

    private static string Life(bool isLong) => isLong ? "an hour" : "five minutes";
}
