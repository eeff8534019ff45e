namespace CachePrefix.Evaluation.Statistics;

/// <summary>Differences of pairs, candidate less baseline, summed up by source.</summary>
internal sealed class PairedSample
{
    private PairedSample(double[] sums, int[] sizes)
    {
        Sums = sums;
        Sizes = sizes;
    }

    /// <summary>The sum of the differences of each source.</summary>
    public double[] Sums { get; }

    /// <summary>The number of cases of each source.</summary>
    public int[] Sizes { get; }

    public int Count { get; private init; }

    public int Sources => Sums.Length;

    /// <summary>Cases in which the candidate scored lower.</summary>
    public int Worse { get; private init; }

    /// <summary>Cases in which the candidate scored higher.</summary>
    public int Better { get; private init; }

    /// <summary>Sources with a case whose difference is not the most frequent one: what a bootstrap can draw from.</summary>
    public int VaryingSources { get; private init; }

    /// <summary>Whether every score is right or wrong, without shades.</summary>
    public bool IsBinary { get; private init; }

    public bool IsClustered => Sources < Count;

    public double Mean { get; private init; }

    /// <summary>The standard error of the mean, with cases of one source dependent on each other.</summary>
    public double StandardError { get; private init; }

    /// <summary>How many cases are worth as much as one independent case; at least 1.</summary>
    public double DesignEffect { get; private init; }

    public double EffectiveCount => Count / DesignEffect;

    public static PairedSample Of(IReadOnlyList<PairedCase> cases)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var sums = new List<double>();
        var sizes = new List<int>();
        var sources = new int[cases.Count];
        int worse = 0, better = 0;
        double squares = 0;
        var isBinary = true;
        for (var i = 0; i < cases.Count; i++)
        {
            var each = cases[i];
            var source = sums.Count;
            if (each.Source is not { } name || index.TryAdd(name, source))
            {
                sums.Add(0);
                sizes.Add(0);
            }
            else
            {
                source = index[name];
            }

            var difference = each.Candidate - each.Baseline;
            sources[i] = source;
            sums[source] += difference;
            sizes[source]++;
            squares += difference * difference;
            isBinary &= each is { Baseline: 0 or 1, Candidate: 0 or 1 };
            if (difference < 0)
                worse++;
            else if (difference > 0)
                better++;
        }

        return Of([.. sums], [.. sizes], cases.Count, worse, better, squares, isBinary, Varying(cases, sources, sums.Count, MostFrequent(cases, worse, better, isBinary)));
    }

    private static double MostFrequent(IReadOnlyList<PairedCase> cases, int worse, int better, bool isBinary)
    {
        if (isBinary)
            return worse > Math.Max(better, cases.Count - worse - better) ? -1 : better > cases.Count - worse - better ? 1 : 0;
        return cases.GroupBy(static each => each.Candidate - each.Baseline).MaxBy(static group => group.Count())!.Key;
    }

    private static int Varying(IReadOnlyList<PairedCase> cases, int[] sources, int count, double mostFrequent)
    {
        var varies = new bool[count];
        for (var i = 0; i < sources.Length; i++)
            varies[sources[i]] |= cases[i].Candidate - cases[i].Baseline != mostFrequent;
        return varies.Count(static each => each);
    }

    private static PairedSample Of(double[] sums, int[] sizes, int count, int worse, int better, double squares, bool isBinary, int varying)
    {
        if (count == 0)
            return new PairedSample(sums, sizes) { DesignEffect = 1, StandardError = double.PositiveInfinity, IsBinary = true };

        var mean = sums.Sum() / count;
        double between = 0, sizeSquares = 0;
        for (var i = 0; i < sums.Length; i++)
        {
            var residual = sums[i] - (sizes[i] * mean);
            between += residual * residual;
            sizeSquares += (double)sizes[i] * sizes[i];
        }

        var error = sums.Length < 2 ? double.PositiveInfinity : Math.Sqrt(between * sums.Length / (sums.Length - 1)) / count;
        var independent = count < 2 ? 0 : Math.Sqrt(Math.Max(0, squares - (count * mean * mean)) / (count - 1) / count);
        return new PairedSample(sums, sizes)
        {
            Count = count,
            Worse = worse,
            Better = better,
            VaryingSources = varying,
            IsBinary = isBinary,
            Mean = mean,
            StandardError = error,
            DesignEffect = sums.Length == count ? 1 : Effect(error, independent, varying, sizeSquares / count),
        };
    }

    /// <summary>Few sources that vary say nothing of how alike the cases of one source are; then they count as if all were the same.</summary>
    private static double Effect(double error, double independent, int varying, double highest) =>
        varying < FewSources || independent == 0 || double.IsInfinity(error) ? highest : Math.Max(1, error * error / (independent * independent));

    private const int FewSources = 10;
}
