namespace CachePrefix;

/// <summary>What the turns of one prompt have been like: how long answers are, how fast conversations grow, how demands follow one another and how often answers are rejected.</summary>
internal sealed class TurnStatistics(int tiers, int? maxOutputTokens)
{
    private const double LeastWeight = 0.05;
    private const double OutputBefore = 300;
    private const double InputBefore = 100;

    /// <summary>How many turns the expectation is worth that a demand stays as it is.</summary>
    private const double Inertia = 1;

    /// <summary>Answers that are taken to have been rejected, and given, before any was.</summary>
    private const double RejectedBefore = 0.5, AnsweredBefore = 5;

    private static readonly TimeSpan GapBefore = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(10);

    private readonly object _lock = new();
    private readonly Mean[] _outputs = new Mean[tiers];
    private readonly double[] _moves = new double[tiers * tiers];
    private readonly double[] _answers = new double[tiers * tiers];
    private readonly double[] _rejected = new double[tiers * tiers];
    private Mean _output;
    private Mean _growth;
    private Mean _gap;

    public void LearnDemand(int before, int demand)
    {
        lock (_lock)
            _moves[(before * tiers) + demand]++;
    }

    /// <summary>Learns a pause. After a long one every cache is cold, whatever its length, so that it counts no more than the longest.</summary>
    public void LearnGap(TimeSpan gap)
    {
        lock (_lock)
            _gap.Add(Math.Clamp(gap.TotalSeconds, 1, LongestGap.TotalSeconds));
    }

    public void LearnGrowth(double tokens)
    {
        lock (_lock)
            _growth.Add(tokens);
    }

    public void LearnAnswer(int demand, int tier, long output, bool isRejected)
    {
        lock (_lock)
        {
            _outputs[tier].Add(output);
            _output.Add(output);
            _answers[(demand * tiers) + tier]++;
            if (isRejected)
                _rejected[(demand * tiers) + tier]++;
        }
    }

    public double OutputOf(int tier)
    {
        lock (_lock)
            return _outputs[tier].Count > 0 ? _outputs[tier].Value : ExpectedOutput;
    }

    public double Growth
    {
        get
        {
            lock (_lock)
                return _growth.Count > 0 ? _growth.Value : InputBefore + ExpectedOutput;
        }
    }

    public TimeSpan Gap
    {
        get
        {
            lock (_lock)
                return _gap.Count > 0 ? TimeSpan.FromSeconds(_gap.Value) : GapBefore;
        }
    }

    /// <summary>How likely each demand follows each. Before anything is known, a demand is taken to stay as it is as often as not.</summary>
    public double[] Demands()
    {
        var chances = new double[tiers * tiers];
        lock (_lock)
        {
            for (var before = 0; before < tiers; before++)
            {
                var row = _moves.AsSpan(before * tiers, tiers);
                var sum = 2 * Inertia;
                foreach (var count in row)
                    sum += count;
                for (var demand = 0; demand < tiers; demand++)
                    chances[(before * tiers) + demand] = (row[demand] + (Inertia / tiers) + (before == demand ? Inertia : 0)) / sum;
            }
        }

        return chances;
    }

    /// <summary>How likely each tier's answer is rejected, by demand; the last tier's is never.</summary>
    public double[] Rejections()
    {
        var chances = new double[tiers * tiers];
        lock (_lock)
        {
            for (var i = 0; i < chances.Length; i++)
                chances[i] = i % tiers == tiers - 1 ? 0 : (_rejected[i] + RejectedBefore) / (_answers[i] + AnsweredBefore);
        }

        return chances;
    }

    private double ExpectedOutput => _output.Count > 0 ? _output.Value : Math.Min(maxOutputTokens ?? OutputBefore, OutputBefore);

    /// <summary>A mean in which what is new counts for at least a little.</summary>
    private struct Mean
    {
        public int Count { get; private set; }

        public double Value { get; private set; }

        public void Add(double value)
        {
            Count++;
            Value += Math.Max(1.0 / Count, LeastWeight) * (value - Value);
        }
    }
}
