using CachePrefix.Emulator.Faults;

namespace CachePrefix.Emulator.Answers;

/// <summary>The rule file as written.</summary>
internal sealed record RuleDocument
{
    public ulong Seed { get; init; }

    /// <summary>The models of each tier.</summary>
    public Dictionary<string, string[]>? Tiers { get; init; }

    public RuleRow[]? Rules { get; init; }

    /// <summary>The answer where no rule matches.</summary>
    public ReplyRow? Default { get; init; }

    public FaultRow[]? Faults { get; init; }

    public int LatencyMs { get; init; }
}
