namespace CachePrefix;

/// <summary>Settings of <see cref="ClassifierRouter"/>.</summary>
public sealed record ClassifierRouterOptions
{
    /// <summary>How long the classifier may take; 2 seconds unless set.</summary>
    public TimeSpan TimeOut { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The tier when the classifier fails, takes too long, talks nonsense or is not sure; the route's first tier when <see langword="null"/>.</summary>
    public string? DefaultTier { get; init; }

    /// <summary>From which confidence a label counts, where the classifier says how sure it is; 0.5 unless set.</summary>
    public double MinConfidence { get; init; } = 0.5;

    /// <summary>The most characters of a turn that the classifier reads, half of them from its beginning and half from its end; 4,000 unless set.</summary>
    public int MaxCharacters { get; init; } = 4_000;

    /// <summary>How many labels are remembered; 10,000 unless set, 0 for none.</summary>
    public int Remembered { get; init; } = 10_000;

    internal ClassifierRouterOptions Checked()
    {
        if (TimeOut <= TimeSpan.Zero)
            throw new CachePrefixConfigurationException($"{nameof(TimeOut)} is {TimeOut}; give a time above zero, such as two seconds.");
        if (MinConfidence is not (>= 0 and <= 1))
            throw new CachePrefixConfigurationException($"{nameof(MinConfidence)} is {MinConfidence}; give a probability from 0 to 1.");
        if (MaxCharacters < 100)
            throw new CachePrefixConfigurationException($"{nameof(MaxCharacters)} is {MaxCharacters}; give 100 or more.");
        if (Remembered < 0)
            throw new CachePrefixConfigurationException($"{nameof(Remembered)} is {Remembered}; give 0 or more.");
        return this;
    }
}
