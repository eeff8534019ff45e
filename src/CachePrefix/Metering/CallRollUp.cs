namespace CachePrefix;

/// <summary>The sum of the records of one <see cref="CallRollUpKey"/>.</summary>
public sealed class CallRollUp
{
    /// <summary>The upper bounds of <see cref="Latencies"/> but the last, in milliseconds: 25 and its doublings.</summary>
    public static IReadOnlyList<int> LatencyBounds { get; } = [25, 50, 100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800, 25_600];

    /// <summary>Starts a sum.</summary>
    /// <param name="key">What its records have in common.</param>
    public CallRollUp(CallRollUpKey key) => Key = key;

    /// <summary>What the records have in common.</summary>
    public CallRollUpKey Key { get; }

    /// <summary>All attempts, pre-warming included.</summary>
    public long Attempts { get; set; }

    /// <summary>Calls that ended, whatever became of them; pre-warming is none.</summary>
    public long Calls { get; set; }

    /// <summary>Attempts that failed.</summary>
    public long Failures { get; set; }

    /// <summary>Attempts after the first one of their call.</summary>
    public long Escalations { get; set; }

    /// <summary>Attempts whose cost is not known; they are in none of the sums of money.</summary>
    public long Unpriced { get; set; }

    /// <summary>Attempts whose prefix differed from that of an earlier call which should have shared it, as far as a prefix guard says.</summary>
    public long PrefixChanges { get; set; }

    /// <summary>The segment that changed last, or <see langword="null"/>.</summary>
    public string? ChangedSegment { get; set; }

    /// <summary>Tokens by price class.</summary>
    public TokenUsage Usage { get; set; }

    /// <summary>Reasoning tokens, part of the output.</summary>
    public long ReasoningTokens { get; set; }

    /// <summary>Cost of the attempts in US dollars, without their routes.</summary>
    public decimal Cost { get; set; }

    /// <summary>Cost of choosing tiers, in US dollars.</summary>
    public decimal RouteCost { get; set; }

    /// <summary>The sum of <see cref="CallRecord.UncachedCost"/>.</summary>
    public decimal UncachedCost { get; set; }

    /// <summary>The sum of <see cref="CallRecord.WarmCost"/>.</summary>
    public decimal WarmCost { get; set; }

    /// <summary>The sum of <see cref="CallRecord.SavedCost"/>.</summary>
    public decimal SavedCost { get; set; }

    /// <summary>The sum of all latencies.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>How many attempts took up to each of <see cref="LatencyBounds"/>, and longer than the last.</summary>
    public long[] Latencies { get; } = new long[LatencyBounds.Count + 1];

    /// <summary>Cost and routes together, in US dollars.</summary>
    public decimal TotalCost => Cost + RouteCost;

    /// <summary>The share of the input that was read from the provider's cache, from 0 to 1; zero without input.</summary>
    public double HitRate => Usage.TotalInput == 0 ? 0 : (double)Usage.CacheRead / Usage.TotalInput;

    /// <summary>Adds a record of the same key.</summary>
    /// <param name="record">The record.</param>
    public void Add(CallRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Attempts++;
        Calls += record is { IsFinal: true, IsPrewarm: false } ? 1 : 0;
        Failures += record.Outcome == AttemptOutcome.Failed ? 1 : 0;
        Escalations += record.IsEscalation ? 1 : 0;
        Unpriced += record.TotalCost is null ? 1 : 0;
        PrefixChanges += record.ChangedSegment is null ? 0 : 1;
        ChangedSegment = record.ChangedSegment ?? ChangedSegment;
        Usage += record.Usage;
        ReasoningTokens += record.ReasoningTokens;
        Cost += record.Cost ?? 0;
        RouteCost += record.RouteCost ?? 0;
        UncachedCost += record.UncachedCost ?? 0;
        WarmCost += record.WarmCost ?? 0;
        SavedCost += record.SavedCost ?? 0;
        Latency += record.Latency;
        Latencies[BucketOf(record.Latency)]++;
    }

    /// <summary>Adds another sum, of any key.</summary>
    /// <param name="other">The other sum.</param>
    public void Add(CallRollUp other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Attempts += other.Attempts;
        Calls += other.Calls;
        Failures += other.Failures;
        Escalations += other.Escalations;
        Unpriced += other.Unpriced;
        PrefixChanges += other.PrefixChanges;
        ChangedSegment = other.ChangedSegment ?? ChangedSegment;
        Usage += other.Usage;
        ReasoningTokens += other.ReasoningTokens;
        Cost += other.Cost;
        RouteCost += other.RouteCost;
        UncachedCost += other.UncachedCost;
        WarmCost += other.WarmCost;
        SavedCost += other.SavedCost;
        Latency += other.Latency;
        for (var i = 0; i < Latencies.Length; i++)
            Latencies[i] += other.Latencies[i];
    }

    /// <summary>A latency that a share of the attempts stayed below, interpolated within a bucket.</summary>
    /// <param name="share">The share, from 0 to 1.</param>
    public TimeSpan LatencyAt(double share)
    {
        var rank = share * Attempts;
        double before = 0;
        for (var i = 0; i < Latencies.Length; i++)
        {
            if (Latencies[i] > 0 && before + Latencies[i] >= rank)
            {
                var from = i == 0 ? 0 : LatencyBounds[i - 1];
                var to = i < LatencyBounds.Count ? LatencyBounds[i] : 2 * LatencyBounds[^1];
                return TimeSpan.FromMilliseconds(from + ((to - from) * (rank - before) / Latencies[i]));
            }

            before += Latencies[i];
        }

        return TimeSpan.Zero;
    }

    private static int BucketOf(TimeSpan latency)
    {
        var milliseconds = latency.TotalMilliseconds;
        var bucket = 0;
        while (bucket < LatencyBounds.Count && milliseconds > LatencyBounds[bucket])
            bucket++;
        return bucket;
    }
}
