namespace CachePrefix.Analyzers.Generation;

/// <summary>The rows of a layout table, with rungs, lifetimes and breakpoints as the library places them and the provider takes them.</summary>
internal static class LayoutRows
{
    public static IEnumerable<string[]> Of(EquatableArray<SegmentModel> segments, EquatableArray<int> configured, TierCaching caching)
    {
        var rungs = Rungs.Place(segments.Select(static segment => segment.Stability));
        var ttls = Rungs.Lifetimes(rungs, [.. segments.Select(static segment => segment.Ttl)], PromptConfiguration.LifetimesOf(configured), out _, out _);
        var isLong = Array.ConvertAll(rungs, rung => rung < Stability.Volatile && ttls[(int)rung] == CacheTtl.OneHour);
        var anyLong = isLong.Contains(true);
        for (var i = 0; i < rungs.Length; i++)
        {
            yield return
            [
                segments[i].Name,
                KindName(segments[i].Kind),
                rungs[i].ToString(),
                rungs[i] < Stability.Volatile ? caching.LifeOf(caching.AtBreakpoints ? isLong[i] : anyLong) : "-",
                caching.AtBreakpoints && Rungs.Ends(rungs, i) ? "yes" : "",
            ];
        }
    }

    private static string KindName(SegmentKind kind) => kind.ToString().ToLowerInvariant();
}
