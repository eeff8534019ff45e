using CachePrefix.Emulator.Faults;

namespace CachePrefix.Emulator.Answers;

/// <summary>One rule, as written in the rule file.</summary>
internal sealed record RuleRow
{
    public string? Name { get; init; }

    public MatchRow? Match { get; init; }

    public ReplyRow? Reply { get; init; }

    /// <summary>What a model answers that gets it wrong.</summary>
    public ReplyRow? Wrong { get; init; }

    /// <summary>How often a model or tier gets it right, from 0 to 1; "*" for all others.</summary>
    public Dictionary<string, double>? Correct { get; init; }

    public int LatencyMs { get; init; }

    public FaultRow? Fault { get; init; }
}
