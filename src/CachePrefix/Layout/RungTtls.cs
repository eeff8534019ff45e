namespace CachePrefix;

/// <summary>The resolved lifetime of each cached rung; never rises from one rung to the next.</summary>
internal readonly struct RungTtls
{
    private const int RungCount = (int)Stability.Session + 1;

    private readonly CacheTtl[] _ttls;

    private RungTtls(CacheTtl[] ttls) => _ttls = ttls;

    public CacheTtl this[Stability rung] => _ttls[(int)rung];

    /// <summary>
    /// A rung without a declared lifetime takes five minutes, or the lifetime of the next rung where that is longer,
    /// since providers process longer lifetimes first.
    /// </summary>
    public static RungTtls Resolve(string prompt, IReadOnlyList<SegmentLayout> segments, IReadOnlyDictionary<Stability, CacheTtl>? overrides)
    {
        var ttls = new CacheTtl[RungCount];
        var present = new bool[RungCount];
        foreach (var segment in segments)
        {
            if (segment.EffectiveStability >= Stability.Volatile)
                continue;

            var rung = (int)segment.EffectiveStability;
            present[rung] = true;
            if (segment.Ttl > ttls[rung])
                ttls[rung] = segment.Ttl;
        }

        if (overrides is not null)
        {
            foreach (var (rung, ttl) in overrides)
                ttls[(int)rung] = ttl;
        }

        var next = CacheTtl.FiveMinutes;
        Stability? nextRung = null;
        for (var rung = RungCount - 1; rung >= 0; rung--)
        {
            if (!present[rung])
            {
                ttls[rung] = next;
                continue;
            }

            if (ttls[rung] == CacheTtl.Default)
                ttls[rung] = next;
            else if (ttls[rung] < next)
                throw new CachePrefixConfigurationException(
                    $"Prompt '{prompt}': rung {(Stability)rung} lives {Describe(ttls[rung])} but the later rung {nextRung} lives {Describe(next)}; " +
                    $"providers refuse a longer lifetime after a shorter one. Raise {(Stability)rung} to {Describe(next)} or shorten {nextRung}.");
            next = ttls[rung];
            nextRung = (Stability)rung;
        }

        return new RungTtls(ttls);
    }

    private static string Describe(CacheTtl ttl) => ttl == CacheTtl.OneHour ? "one hour" : "five minutes";
}
