namespace CachePrefix.Ledger;

/// <summary>What a watch noticed.</summary>
public enum AlertKind
{
    /// <summary>The hit rate of a prompt is below its floor.</summary>
    LowHitRate,

    /// <summary>The hit rate of a prompt fell against its own past.</summary>
    FallingHitRate,

    /// <summary>A prefix that was read before is only written now.</summary>
    PrefixStoppedHitting,

    /// <summary>More calls of a prompt escalate than its ceiling allows.</summary>
    Escalations,

    /// <summary>The calls of the day cost more than the budget.</summary>
    Budget,

    /// <summary>Cheaper answers of a prompt disagree with those of the best tier more often than is allowed, as an audit of production finds.</summary>
    Disagreement,
}
