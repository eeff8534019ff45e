using CachePrefix.Evaluation.Statistics;

namespace CachePrefix.Evaluation.Simulation;

/// <summary>A world with a known truth: how often the candidate loses and wins cases, how alike the cases of a source are, how the scores are shaded.</summary>
internal sealed record SimulatedQuality
{
    /// <summary>The cases of one comparison.</summary>
    public required int Cases { get; init; }

    /// <summary>The probability that only the baseline is right.</summary>
    public required double Worse { get; init; }

    /// <summary>The probability that only the candidate is right.</summary>
    public required double Better { get; init; }

    /// <summary>The mean number of cases of a source; sizes vary from 1 to twice as many. 1 for independent cases.</summary>
    public int SourceSize { get; init; } = 1;

    /// <summary>The correlation of the differences within a source, from 0 to 1.</summary>
    public double Correlation { get; init; }

    /// <summary>Whether scores have shades: a difference is then anything between 0 and a whole point.</summary>
    public bool IsShaded { get; init; }

    /// <summary>How many classes of requests the cases belong to in turn; 0 for none.</summary>
    public int Classes { get; init; }

    /// <summary>The true difference.</summary>
    public double Truth => (Better - Worse) * (IsShaded ? 0.5 : 1);

    public List<PairedCase> Draw(ulong seed)
    {
        var random = new SeededRandom(seed);
        var cases = new List<PairedCase>(Cases);
        for (var source = 0; cases.Count < Cases; source++)
        {
            var size = SourceSize == 1 ? 1 : 1 + random.Next((2 * SourceSize) - 1);
            var name = SourceSize == 1 ? null : $"source {source}";
            var shared = Outcome(ref random);
            for (var i = 0; i < size && cases.Count < Cases; i++)
            {
                // A case follows its source with the root of the correlation, so that two cases are as alike as the correlation says.
                var outcome = Correlation > 0 && random.Happens(Math.Sqrt(Correlation)) ? shared : Outcome(ref random);
                cases.Add(Case(cases.Count, outcome, ref random, name));
            }
        }

        return cases;
    }

    private PairedCase Case(int number, int outcome, ref SeededRandom random, string? source)
    {
        var (low, high) = IsShaded ? Shades(ref random) : (0.0, 1.0);
        var both = random.Happens(0.8) ? 1.0 : 0;
        var (baseline, candidate) = outcome switch
        {
            < 0 => (high, low),
            > 0 => (low, high),
            _ => (both, both),
        };
        return new PairedCase("case", baseline, candidate, Classes == 0 ? null : ClassNames[number % Classes], source);
    }

    /// <summary>Two scores whose difference is uniform between 0 and 1, a half on average.</summary>
    private static (double Low, double High) Shades(ref SeededRandom random)
    {
        var difference = random.NextDouble();
        var low = (1 - difference) * random.NextDouble();
        return (low, low + difference);
    }

    private int Outcome(ref SeededRandom random)
    {
        var draw = random.NextDouble();
        return draw < Worse ? -1 : draw < Worse + Better ? 1 : 0;
    }

    private static readonly string[] ClassNames = [.. Enumerable.Range(1, 50).Select(static number => $"class {number}")];
}
