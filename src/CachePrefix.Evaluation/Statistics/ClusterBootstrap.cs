namespace CachePrefix.Evaluation.Statistics;

/// <summary>
/// The studentised bootstrap of a mean over sources: whole sources are drawn, and each draw is measured in its own standard error, which allows for
/// skew and for few sources where a percentile interval does not.
/// </summary>
internal static class ClusterBootstrap
{
    /// <summary>Both ends of the interval that leaves a tail on either side.</summary>
    public static (double Low, double High) Interval(PairedSample sample, double tail, int resamples, ulong seed)
    {
        var statistics = Draw(sample, resamples, seed);
        Array.Sort(statistics);
        return (sample.Mean - (At(1 - tail) * sample.StandardError), sample.Mean - (At(tail) * sample.StandardError));

        double At(double share)
        {
            var place = Math.Clamp((share * (statistics.Length + 1)) - 1, 0, statistics.Length - 1);
            var below = (int)place;
            var above = Math.Min(below + 1, statistics.Length - 1);
            return statistics[below] + ((place - below) * (statistics[above] - statistics[below]));
        }
    }

    private static double[] Draw(PairedSample sample, int resamples, ulong seed)
    {
        var random = new SeededRandom(seed);
        var (sums, sizes) = (sample.Sums, sample.Sizes);
        var sources = sums.Length;
        var statistics = new double[resamples];
        for (var i = 0; i < resamples; i++)
        {
            double sum = 0, count = 0, squares = 0, products = 0, sizeSquares = 0;
            for (var j = 0; j < sources; j++)
            {
                var source = random.Next(sources);
                double value = sums[source], size = sizes[source];
                sum += value;
                count += size;
                squares += value * value;
                products += value * size;
                sizeSquares += size * size;
            }

            var mean = sum / count;
            var residual = Math.Max(0, squares - (2 * mean * products) + (mean * mean * sizeSquares));
            statistics[i] = Studentise(mean - sample.Mean, Math.Sqrt(residual * sources / (sources - 1)) / count);
        }

        return statistics;
    }

    /// <summary>A draw without any spread is as far away as can be.</summary>
    private static double Studentise(double deviation, double error) =>
        error > 1e-12 ? deviation / error : Math.Abs(deviation) < 1e-12 ? 0 : Math.Sign(deviation) * 1e6;
}
