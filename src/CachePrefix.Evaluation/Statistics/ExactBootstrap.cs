namespace CachePrefix.Evaluation.Statistics;

/// <summary>
/// The studentised bootstrap where every case is its own source and right or wrong: a draw is then nothing but a number of losses and a number of wins, so its
/// distribution is summed up exactly, without drawing. No seed, no noise, and tails as small as one likes.
/// </summary>
internal static class ExactBootstrap
{
    /// <summary>Draws that are less likely than this share of the tail are left out.</summary>
    private const double Negligible = 1e-7;

    /// <summary>Both ends of the interval that leaves a tail on either side.</summary>
    public static (double Low, double High) Interval(PairedSample sample, double tail) =>
        (sample.Mean - (Quantile(sample, tail, 1) * sample.StandardError), sample.Mean + (Quantile(sample, tail, -1) * sample.StandardError));

    /// <summary>How many standard errors on one side leave the tail. Only draws near the quantile and beyond are looked at; all, should it lie unusually near.</summary>
    private static double Quantile(PairedSample sample, double tail, int side) =>
        Quantile(sample, tail, side, -0.7 * Normal.Quantile(tail)) ?? Quantile(sample, tail, side, 0) ?? 0;

    private static double? Quantile(PairedSample sample, double tail, int side, double least)
    {
        var (statistics, probabilities) = Draws(sample, tail * Negligible, side, least);
        Array.Sort(statistics, probabilities);
        var sum = 0.0;
        for (var i = statistics.Length - 1; i >= 0; i--)
        {
            sum += probabilities[i];
            if (sum >= tail)
                return statistics[i];
        }

        return null;
    }

    private static (double[] Statistics, double[] Probabilities) Draws(PairedSample sample, double negligible, int side, double least)
    {
        var count = sample.Count;
        double lose = (double)sample.Worse / count, win = (double)sample.Better / count;
        List<double> statistics = new(2_048), probabilities = new(2_048);
        var losses = Likely(count, lose, negligible, out var fewestLosses);
        for (var i = 0; i < losses.Length; i++)
        {
            var worse = fewestLosses + i;
            var wins = Likely(count - worse, lose >= 1 ? 0 : Math.Min(1, win / (1 - lose)), negligible / losses[i], out var fewestWins);
            for (var j = 0; j < wins.Length; j++)
            {
                var better = fewestWins + j;
                var mean = (double)(better - worse) / count;
                var deviation = side * (mean - sample.Mean);
                var error = Math.Sqrt(Math.Max(0, better + worse - (count * mean * mean)) / (count - 1) / count);
                if (deviation <= 0 || deviation < least * error)
                    continue;
                statistics.Add(error > 1e-12 ? deviation / error : 1e6);
                probabilities.Add(losses[i] * wins[j]);
            }
        }

        return ([.. statistics], [.. probabilities]);
    }

    /// <summary>The probabilities of the numbers of hits that are not negligible.</summary>
    private static double[] Likely(int count, double probability, double negligible, out int fewest)
    {
        var mode = Math.Min(count, (int)((count + 1) * probability));
        fewest = mode;
        if (count == 0 || probability is <= 0 or >= 1)
            return [1];

        var odds = probability / (1 - probability);
        var peak = Math.Exp(Binomial.LogChoose(count, mode) + (mode * Math.Log(probability)) + ((count - mode) * Math.Log(1 - probability)));
        var below = new List<double>(64);
        var weight = peak;
        for (var hits = mode - 1; hits >= 0 && weight > negligible; hits--)
            below.Add(weight *= (hits + 1) / (odds * (count - hits)));
        fewest = mode - below.Count;
        below.Reverse();
        below.Add(peak);
        weight = peak;
        for (var hits = mode + 1; hits <= count && weight > negligible; hits++)
            below.Add(weight *= odds * (count - hits + 1) / hits);
        return [.. below];
    }
}
