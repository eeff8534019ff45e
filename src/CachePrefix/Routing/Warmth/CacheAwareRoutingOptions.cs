namespace CachePrefix;

/// <summary>Settings of <see cref="CacheAwareRouter"/>.</summary>
public sealed record CacheAwareRoutingOptions
{
    /// <summary>
    /// Over how many turns costs are compared, the present one included: a move has to pay within them. 8 unless set; with more than four tiers fewer are looked at.
    /// </summary>
    public int Horizon { get; init; } = 8;

    /// <summary>For how many turns a conversation stays at least on the tier that a rejected answer sent it to. 2 unless set; 0 for none.</summary>
    public int TurnsAfterRejection { get; init; } = 2;

    /// <summary>The most conversations that are remembered. 20,000 unless set.</summary>
    public int Sessions { get; init; } = 20_000;

    internal CacheAwareRoutingOptions Checked()
    {
        if (Horizon < 1)
            throw new CachePrefixConfigurationException($"{nameof(Horizon)} is {Horizon}; give the number of turns to compare, 1 or more.");
        if (TurnsAfterRejection < 0)
            throw new CachePrefixConfigurationException($"{nameof(TurnsAfterRejection)} is {TurnsAfterRejection}; give 0 or more.");
        if (Sessions < 1)
            throw new CachePrefixConfigurationException($"{nameof(Sessions)} is {Sessions}; give 1 or more.");
        return this;
    }
}
