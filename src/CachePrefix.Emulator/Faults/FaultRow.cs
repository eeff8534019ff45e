namespace CachePrefix.Emulator.Faults;

/// <summary>One fault, as written in the rule file.</summary>
internal sealed record FaultRow
{
    public FaultKind? Kind { get; init; }

    /// <summary>The share of requests that it hits, from 0 to 1; all if left out.</summary>
    public double? Rate { get; init; }

    /// <summary>How often it happens at most.</summary>
    public int? Times { get; init; }

    /// <summary>What <c>retry-after</c> says.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>How long <see cref="FaultKind.Timeout"/> holds the connection.</summary>
    public int? DelayMs { get; init; }

    /// <summary>Only these models or tiers.</summary>
    public string[]? Models { get; init; }
}
