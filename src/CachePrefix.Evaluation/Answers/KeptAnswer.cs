using System.Text.Json;

namespace CachePrefix.Evaluation;

/// <summary>The form in which answers and scores are kept.</summary>
internal sealed record KeptAnswer
{
    public int Format { get; init; }

    public string Key { get; init; } = "";

    public JsonElement? Answer { get; init; }

    public double? Score { get; init; }

    /// <summary>What was wrong with an answer, or the reason of a score.</summary>
    public string? Flaw { get; init; }

    public decimal? Cost { get; init; }

    public TokenUsage Usage { get; init; }

    public double LatencyMilliseconds { get; init; }

    public string? Model { get; init; }

    public string? Tier { get; init; }
}
