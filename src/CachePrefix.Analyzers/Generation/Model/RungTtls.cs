namespace CachePrefix.Analyzers.Generation;

/// <summary>The lifetime of each cached rung, resolved as the library does: a rung without one takes that of the next rung.</summary>
internal static class RungTtls
{
    private const int RungCount = (int)Stability.Session + 1;

    /// <param name="segments">The segments in wire order.</param>
    /// <param name="rungs">The rung that each stands on in the request.</param>
    /// <param name="configured">Lifetimes per rung that take the place of declared ones; empty without any.</param>
    public static CacheTtl[] Of(IReadOnlyList<SegmentModel> segments, Stability[] rungs, EquatableArray<int> configured)
    {
        var ttls = new CacheTtl[RungCount];
        var present = new bool[RungCount];
        for (var i = 0; i < rungs.Length; i++)
        {
            if (rungs[i] >= Stability.Volatile)
                continue;

            present[(int)rungs[i]] = true;
            if (segments[i].Ttl > ttls[(int)rungs[i]])
                ttls[(int)rungs[i]] = segments[i].Ttl;
        }

        for (var rung = 0; rung < configured.Count; rung++)
        {
            if (configured[rung] != (int)CacheTtl.Default)
                ttls[rung] = (CacheTtl)configured[rung];
        }

        var next = CacheTtl.FiveMinutes;
        for (var rung = RungCount - 1; rung >= 0; rung--)
        {
            if (!present[rung] || ttls[rung] == CacheTtl.Default)
                ttls[rung] = next;
            next = ttls[rung];
        }

        return ttls;
    }
}
