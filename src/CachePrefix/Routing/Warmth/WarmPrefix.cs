namespace CachePrefix;

/// <summary>What a tier's cache holds of a request. Tokens are the model's own.</summary>
internal readonly record struct WarmPrefix
{
    /// <summary>How many tokens the model makes of one by estimate.</summary>
    public required double Scale { get; init; }

    /// <summary>The tokens up to the last breakpoint; 0 where there is none.</summary>
    public double Marked { get; init; }

    /// <summary>The tokens after it.</summary>
    public double Tail { get; init; }

    /// <summary>The fewest tokens that are cached.</summary>
    public int Minimum { get; init; }

    /// <summary>The tokens that are cached: none where they are too few.</summary>
    public double Prefix => Marked >= Minimum ? Marked : 0;

    /// <summary>How many of <see cref="Prefix"/> can be read now.</summary>
    public double Warm { get; init; }

    /// <summary>For how long, unless they are used again.</summary>
    public TimeSpan WarmFor { get; init; }

    /// <summary>How long what is written or read now lives.</summary>
    public TimeSpan Life { get; init; }

    /// <summary>The tokens of the cached part before the conversation.</summary>
    public double Stable { get; init; }

    /// <summary>How many of <see cref="Stable"/> can be read now.</summary>
    public double StableWarm { get; init; }

    /// <summary>For how long, unless they are used again.</summary>
    public TimeSpan StableWarmFor { get; init; }

    /// <summary>How long the part before the conversation lives.</summary>
    public TimeSpan StableLife { get; init; }
}
