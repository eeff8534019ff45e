namespace CachePrefix.Evaluation;

/// <summary>What one side took.</summary>
public sealed record SideSummary
{
    /// <summary>The name of the side.</summary>
    public required string Name { get; init; }

    /// <summary>The version of the side, short.</summary>
    public required string Version { get; init; }

    /// <summary>The models that answered.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>The mean score, from 0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>What all answers cost when they were given, in US dollars; <see langword="null"/> where one is not known.</summary>
    public required decimal? Cost { get; init; }

    /// <summary>What was paid in this run, in US dollars: kept answers cost nothing again. <see langword="null"/> where an answer's cost is not known.</summary>
    public required decimal? Paid { get; init; }

    /// <summary>Answers that were kept from earlier runs.</summary>
    public required int Kept { get; init; }

    /// <summary>The tokens of all answers.</summary>
    public required TokenUsage Usage { get; init; }

    /// <summary>The time below which half of the answers came, in milliseconds.</summary>
    public required double MedianMilliseconds { get; init; }

    /// <summary>The time below which 95 % of the answers came, in milliseconds.</summary>
    public required double P95Milliseconds { get; init; }

    internal static SideSummary Of(string name, string version, double score, IReadOnlyList<SideAnswer> answers)
    {
        var latencies = answers.Select(static answer => answer.Latency.TotalMilliseconds).Order().ToArray();
        return new SideSummary
        {
            Name = name,
            Version = version,
            Models = [.. answers.Select(static answer => answer.Model).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Score = score,
            Cost = answers.Aggregate((decimal?)0, static (sum, answer) => sum + answer.Cost),
            Paid = answers.Where(static answer => !answer.IsKept).Aggregate((decimal?)0, static (sum, answer) => sum + answer.Cost),
            Kept = answers.Count(static answer => answer.IsKept),
            Usage = answers.Aggregate(default(TokenUsage), static (sum, answer) => sum + answer.Usage),
            MedianMilliseconds = At(0.5),
            P95Milliseconds = At(0.95),
        };

        double At(double share) => latencies.Length == 0 ? 0 : latencies[Math.Min(latencies.Length - 1, (int)Math.Ceiling(share * latencies.Length) - 1 is var place && place < 0 ? 0 : place)];
    }
}
