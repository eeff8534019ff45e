namespace CachePrefix.Evaluation;

/// <summary>What a <see cref="ProductionAudit"/> asks again, and what that may cost.</summary>
public sealed class ProductionAuditOptions
{
    /// <summary>The best tier, which sampled requests are asked again on. Has to be set.</summary>
    public string TopTier { get; set; } = "";

    /// <summary>The share of the answers of cheaper tiers and caches that is asked again, from 0 to 1. 0.01 unless set.</summary>
    public double SampleRate { get; set; } = 0.01;

    /// <summary>
    /// US dollars a day (UTC) that asking again may cost, in this process. $1 unless set. Requests are asked one after the other and none when the dearest so far would no longer fit;
    /// in a batch, none while what is under way could exceed it at that price.
    /// </summary>
    public decimal DailyBudget { get; set; } = 1;

    /// <summary>The most requests that are asked again in a day (UTC), also where prices are not known. 1,000 unless set.</summary>
    public int MaxPerDay { get; set; } = 1_000;

    /// <summary>How many sampled requests may wait; more are passed over. 100 unless set.</summary>
    public int QueueLength { get; set; } = 100;

    /// <summary>Names the class of a request, for reports; where the answer came from when <see langword="null"/> or when it gives <see langword="null"/>. Called off the path of the request.</summary>
    public Func<PromptCall, string?>? ClassOf { get; set; }

    /// <summary>Tells whether two answers say the same; <see cref="TypedAnswerComparer"/> when <see langword="null"/>.</summary>
    public IAnswerComparer? Comparer { get; set; }

    /// <summary>Whether requests are asked by the batch interface of the tier's client, at the provider's batch price, where it has one.</summary>
    public bool UseBatch { get; set; }

    /// <summary>How many requests make a batch. 50 unless set.</summary>
    public int BatchSize { get; set; } = 50;

    /// <summary>How long a request waits for a batch to fill. An hour unless set.</summary>
    public TimeSpan BatchWait { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long to wait between two looks at a batch that is under way. A minute unless set.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>After how long counts begin anew, so that a change shows. A week unless set.</summary>
    public TimeSpan Period { get; set; } = TimeSpan.FromDays(7);

    internal void Check(IReadOnlyList<string> tiers)
    {
        if (!tiers.Contains(TopTier))
            throw new CachePrefixConfigurationException($"The audit's TopTier is '{TopTier}'; the tiers are {string.Join(", ", tiers)}.");
        Require(SampleRate is >= 0 and <= 1, nameof(SampleRate), SampleRate, "a share from 0 to 1");
        Require(DailyBudget >= 0, nameof(DailyBudget), DailyBudget, "dollars, 0 or more");
        Require(MaxPerDay >= 0, nameof(MaxPerDay), MaxPerDay, "0 or more");
        Require(QueueLength >= 1, nameof(QueueLength), QueueLength, "1 or more");
        Require(BatchSize is >= 1 and <= 10_000, nameof(BatchSize), BatchSize, "a number from 1 to 10000");
        Require(Period > TimeSpan.Zero, nameof(Period), Period, "a time above zero");
        Require(PollInterval > TimeSpan.Zero, nameof(PollInterval), PollInterval, "a time above zero");

        static void Require(bool holds, string name, object value, string allowed)
        {
            if (!holds)
                throw new CachePrefixConfigurationException(FormattableString.Invariant($"The audit's {name} is {value}; give {allowed}."));
        }
    }
}
