namespace CachePrefix.Analyzers.Generation;

/// <summary>The rows of a layout table, with rungs, lifetimes and breakpoints as the library places them.</summary>
internal static class LayoutRows
{
    public static IEnumerable<string[]> Of(EquatableArray<SegmentModel> segments, EquatableArray<int> configured)
    {
        var rungs = new Stability[segments.Count];
        var rung = Stability.Constant;
        for (var i = 0; i < rungs.Length; i++)
            rungs[i] = rung = segments[i].Stability > rung ? segments[i].Stability : rung;

        var ttls = RungTtls.Of(segments, rungs, configured);
        for (var i = 0; i < rungs.Length; i++)
        {
            var isCached = rungs[i] < Stability.Volatile;
            var ends = isCached && (i == rungs.Length - 1 || rungs[i + 1] > rungs[i]);
            yield return
            [
                segments[i].Name,
                KindName(segments[i].Kind),
                rungs[i].ToString(),
                isCached ? ttls[(int)rungs[i]] == CacheTtl.OneHour ? "1 h" : "5 min" : "-",
                ends ? "yes" : "",
            ];
        }
    }

    private static string KindName(SegmentKind kind) => kind.ToString().ToLowerInvariant();
}
