#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers;
#else
namespace CachePrefix;
#endif

/// <summary>Where segments stand on the ladder, which of them a breakpoint follows and how long each rung lives: what the compiler shows is what the program sends.</summary>
internal static class Rungs
{
    /// <summary>How many rungs are cached.</summary>
    public const int Cached = (int)Stability.Session + 1;

    /// <summary>
    /// The rung that each segment stands on in the request: its own, or that of an earlier segment where a provider's order of tools, system and
    /// turns puts a less stable one first.
    /// </summary>
    /// <param name="declared">The declared rungs in wire order.</param>
    public static Stability[] Place(IEnumerable<Stability> declared)
    {
        var placed = declared.ToArray();
        for (var i = 1; i < placed.Length; i++)
        {
            if (placed[i] < placed[i - 1])
                placed[i] = placed[i - 1];
        }

        return placed;
    }

    /// <summary>Whether a breakpoint follows a segment when every segment has content.</summary>
    /// <param name="placed">The rungs in the request.</param>
    /// <param name="index">The segment.</param>
    public static bool Ends(Stability[] placed, int index) =>
        placed[index] < Stability.Volatile && (index == placed.Length - 1 || placed[index + 1] > placed[index]);

    /// <summary>
    /// The lifetime of each cached rung. Without one a rung takes five minutes, or the lifetime of the next rung where that is longer, since
    /// providers process longer lifetimes first.
    /// </summary>
    /// <param name="placed">The rungs in the request.</param>
    /// <param name="declared">The lifetimes that the segments declare.</param>
    /// <param name="configured">The lifetime of each rung that takes the place of a declared one; default keeps it. Empty without any.</param>
    /// <param name="shorter">A rung that lives shorter than a later one, which providers refuse; <see cref="Stability.Volatile"/> if there is none.</param>
    /// <param name="longer">The later one.</param>
    public static CacheTtl[] Lifetimes(
        Stability[] placed, IReadOnlyList<CacheTtl> declared, IReadOnlyList<CacheTtl> configured, out Stability shorter, out Stability longer)
    {
        var lifetimes = new CacheTtl[Cached];
        var present = new bool[Cached];
        for (var i = 0; i < placed.Length; i++)
        {
            if (placed[i] >= Stability.Volatile)
                continue;

            var rung = (int)placed[i];
            present[rung] = true;
            if (declared[i] > lifetimes[rung])
                lifetimes[rung] = declared[i];
        }

        shorter = longer = Stability.Volatile;
        var next = CacheTtl.FiveMinutes;
        var nextRung = Stability.Volatile;
        for (var rung = Cached - 1; rung >= 0; rung--)
        {
            if (rung < configured.Count && configured[rung] != CacheTtl.Default)
                lifetimes[rung] = configured[rung];
            if (!present[rung] || lifetimes[rung] == CacheTtl.Default)
                lifetimes[rung] = next;
            if (lifetimes[rung] < next)
                (shorter, longer) = ((Stability)rung, nextRung);
            if (present[rung])
                nextRung = (Stability)rung;
            next = lifetimes[rung];
        }

        return lifetimes;
    }
}
