namespace CachePrefix;

/// <summary>The layout of a prompt as data: its segments in the order in which they are sent, their rungs and its breakpoints.</summary>
public sealed class PromptLayout
{
    private readonly SegmentLayout[] _segments;
    private readonly CacheTtl[] _lifetimes;

    /// <summary>Creates a layout. Called by generated code.</summary>
    /// <param name="name">The prompt's name in logs, metrics and errors.</param>
    /// <param name="segments">The segments, in the order in which they are sent.</param>
    /// <param name="constantHash">SHA-256, in lower-case hexadecimal, of what is known of the prefix at compile time.</param>
    /// <param name="estimatedConstantTokens">The estimated size, in tokens, of what is known of the prefix at compile time.</param>
    /// <param name="feature">The product feature that the calls are accounted to.</param>
    /// <exception cref="CachePrefixConfigurationException">A later rung lives longer than an earlier one.</exception>
    public PromptLayout(
        string name,
        IReadOnlyList<SegmentLayout> segments,
        string constantHash,
        int estimatedConstantTokens,
        string? feature = null)
        : this(name, Place(segments), constantHash, estimatedConstantTokens, feature, overrides: null)
    {
    }

    private PromptLayout(
        string name,
        SegmentLayout[] placed,
        string constantHash,
        int estimatedConstantTokens,
        string? feature,
        IReadOnlyDictionary<Stability, CacheTtl>? overrides)
    {
        Name = name;
        _segments = placed;
        ConstantHash = constantHash;
        EstimatedConstantTokens = estimatedConstantTokens;
        Feature = feature;
        _lifetimes = LifetimesOf(name, placed, overrides);
        SystemCount = placed.Count(segment => segment.Kind == SegmentKind.System);
        InputCount = placed.Count(segment => segment.Kind == SegmentKind.Input);
        Labels = placed.Where(segment => segment.Label is not null).Select(segment => segment.Label!).ToArray();
    }

    /// <summary>The prompt's name in logs, metrics and errors.</summary>
    public string Name { get; }

    /// <summary>The product feature that the calls are accounted to, or <see langword="null"/>.</summary>
    public string? Feature { get; }

    /// <summary>The segments, in the order in which they are sent.</summary>
    public IReadOnlyList<SegmentLayout> Segments => _segments;

    /// <summary>SHA-256, in lower-case hexadecimal, of what is known of the prefix at compile time: tool signatures and constant text.</summary>
    public string ConstantHash { get; }

    /// <summary>The estimated size, in tokens, of what is known of the prefix at compile time.</summary>
    public int EstimatedConstantTokens { get; }

    /// <summary>The segments that a breakpoint follows when every segment has content, in the order in which they are sent.</summary>
    public IEnumerable<SegmentLayout> Breakpoints => Segments.Where(segment => segment.EndsRung);

    internal SegmentLayout this[int segment] => _segments[segment];

    internal int SystemCount { get; }

    internal int InputCount { get; }

    /// <summary>The labels of the inputs' blocks; empty where the prompt has one input.</summary>
    internal string[] Labels { get; }

    /// <summary>The lifetime of a rung: declared, configured, or taken from the next rung.</summary>
    /// <param name="rung">Any rung but <see cref="Stability.Volatile"/>.</param>
    /// <returns><see cref="CacheTtl.FiveMinutes"/> or <see cref="CacheTtl.OneHour"/>.</returns>
    public CacheTtl TtlOf(Stability rung) => rung < Stability.Volatile
        ? _lifetimes[(int)rung]
        : throw new ArgumentOutOfRangeException(nameof(rung), rung, "Only the rungs Constant to Session are cached.");

    /// <summary>The same layout with configured lifetimes in place of declared ones.</summary>
    /// <param name="ttls">The lifetime per rung; rungs that are not named keep theirs.</param>
    /// <returns>The layout, or this one when <paramref name="ttls"/> is empty.</returns>
    /// <exception cref="CachePrefixConfigurationException">A later rung would live longer than an earlier one.</exception>
    public PromptLayout WithTtls(IReadOnlyDictionary<Stability, CacheTtl> ttls)
    {
        ArgumentNullException.ThrowIfNull(ttls);
        return ttls.Count == 0
            ? this
            : new PromptLayout(Name, _segments, ConstantHash, EstimatedConstantTokens, Feature, ttls);
    }

    private static SegmentLayout[] Place(IReadOnlyList<SegmentLayout> segments)
    {
        var rungs = Rungs.Place(segments.Select(static segment => segment.Stability));
        return [.. segments.Select((segment, index) => segment with { EffectiveStability = rungs[index], EndsRung = Rungs.Ends(rungs, index) })];
    }

    private static CacheTtl[] LifetimesOf(string prompt, SegmentLayout[] placed, IReadOnlyDictionary<Stability, CacheTtl>? overrides)
    {
        var configured = new CacheTtl[overrides is null ? 0 : Rungs.Cached];
        if (overrides is not null)
        {
            foreach (var (rung, ttl) in overrides)
                configured[(int)rung] = ttl;
        }

        var lifetimes = Rungs.Lifetimes(
            Array.ConvertAll(placed, static segment => segment.EffectiveStability),
            Array.ConvertAll(placed, static segment => segment.Ttl),
            configured,
            out var shorter,
            out var longer);
        return shorter == Stability.Volatile
            ? lifetimes
            : throw new CachePrefixConfigurationException(
                $"Prompt '{prompt}': rung {shorter} lives {Describe(lifetimes[(int)shorter])} but the later rung {longer} lives {Describe(lifetimes[(int)longer])}; " +
                $"providers refuse a longer lifetime after a shorter one. Raise {shorter} to {Describe(lifetimes[(int)longer])} or shorten {longer}.");
    }

    private static string Describe(CacheTtl ttl) => ttl == CacheTtl.OneHour ? "one hour" : "five minutes";
}
