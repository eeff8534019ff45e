namespace CachePrefix.Evaluation.Statistics;

/// <summary>Distributions that the incomplete beta function gives: Student's t and the binomial.</summary>
internal static class Binomial
{
    /// <summary>
    /// The exact test of McNemar, two-sided: how likely pairs that differ would be split so unevenly, or more so, if both sides were as good. It takes
    /// cases for independent of each other.
    /// </summary>
    public static double McNemar(int worse, int better)
    {
        var all = worse + better;
        return all == 0 ? 1 : Math.Min(1, 2 * AtMost(Math.Min(worse, better), all, 0.5));
    }

    /// <summary>The logarithm of the number of ways to choose.</summary>
    public static double LogChoose(int count, int hits) => LogGamma(count + 1) - LogGamma(hits + 1) - LogGamma(count - hits + 1);

    public static double LogBeta(double a, double b) => LogGamma(a) + LogGamma(b) - LogGamma(a + b);

    /// <summary>The probability of at most so many hits.</summary>
    public static double AtMost(int hits, int count, double probability) =>
        hits >= count ? 1 : IncompleteBeta(count - hits, hits + 1, 1 - probability);

    /// <summary>The value above which a share of Student's t distribution lies.</summary>
    public static double StudentUpper(double tail, int degrees)
    {
        var start = -Normal.Quantile(tail);
        if (degrees > 100_000)
            return start;

        double low = 0, high = start + 1;
        while (StudentAbove(high, degrees) > tail)
            high *= 2;
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (StudentAbove(middle, degrees) > tail)
                low = middle;
            else
                high = middle;
        }

        return high;
    }

    private static double StudentAbove(double t, int degrees) => 0.5 * IncompleteBeta(degrees / 2.0, 0.5, degrees / (degrees + (t * t)));

    /// <summary>The regularised incomplete beta function, by its continued fraction (Lentz).</summary>
    internal static double IncompleteBeta(double a, double b, double x)
    {
        if (x is <= 0 or >= 1)
            return x <= 0 ? 0 : 1;
        if (x > (a + 1) / (a + b + 2))
            return 1 - IncompleteBeta(b, a, 1 - x);

        const double Tiny = 1e-300;
        double c = 1, d = 1 / NotZero(1 - ((a + b) * x / (a + 1))), fraction = d;
        for (var m = 1; m <= 500; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            fraction *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            var step = d * c;
            fraction *= step;
            if (Math.Abs(step - 1) < 1e-15)
                break;
        }

        return Math.Exp((a * Math.Log(x)) + (b * Math.Log(1 - x)) + LogGamma(a + b) - LogGamma(a) - LogGamma(b)) * fraction / a;

        static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }

    /// <summary>The logarithm of the gamma function: Stirling's series, after shifting the argument above 10.</summary>
    private static double LogGamma(double x)
    {
        var shift = 0.0;
        while (x < 10)
            shift += Math.Log(x++);
        var inverse = 1 / (x * x);
        return ((x - 0.5) * Math.Log(x)) - x + 0.91893853320467274
            + ((1 / 12.0) - (inverse * ((1 / 360.0) - (inverse * ((1 / 1260.0) - (inverse / 1680)))))) / x - shift;
    }
}
