namespace CachePrefix.Analyzers.Generation;

/// <summary>The rows of a layout table, with rungs, lifetimes and breakpoints as the library places them.</summary>
internal static class LayoutRows
{
    public static IEnumerable<string[]> Of(EquatableArray<SegmentModel> segments, EquatableArray<int> configured)
    {
        var rungs = Rungs.Place(segments.Select(static segment => segment.Stability));
        var ttls = Rungs.Lifetimes(rungs, [.. segments.Select(static segment => segment.Ttl)], [.. configured.Select(static ttl => (CacheTtl)ttl)], out _, out _);
        for (var i = 0; i < rungs.Length; i++)
        {
            var isCached = rungs[i] < Stability.Volatile;
            yield return
            [
                segments[i].Name,
                KindName(segments[i].Kind),
                rungs[i].ToString(),
                isCached ? ttls[(int)rungs[i]] == CacheTtl.OneHour ? "1 h" : "5 min" : "-",
                Rungs.Ends(rungs, i) ? "yes" : "",
            ];
        }
    }

    private static string KindName(SegmentKind kind) => kind.ToString().ToLowerInvariant();
}
