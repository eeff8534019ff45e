namespace CachePrefix;

/// <summary>What a tier's cache holds of a request. Tokens are the model's own.</summary>
internal readonly record struct WarmPrefix
{
    /// <summary>How many tokens the model makes of one by estimate.</summary>
    public required double Scale { get; init; }

    /// <summary>The fewest tokens that are cached.</summary>
    public required int Minimum { get; init; }

    /// <summary>The tokens up to the last place that is cached; 0 where the request is too short or asks for no caching.</summary>
    public required double Prefix { get; init; }

    /// <summary>The tokens after it.</summary>
    public required double Tail { get; init; }

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
