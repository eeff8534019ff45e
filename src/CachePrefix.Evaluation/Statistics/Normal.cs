namespace CachePrefix.Evaluation.Statistics;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    private const double SqrtTwoPi = 2.5066282746310002;

    public static double Density(double x) => Math.Exp(-0.5 * x * x) / SqrtTwoPi;

    /// <summary>The probability above <paramref name="x"/>, with full relative accuracy in the tail.</summary>
    public static double Above(double x)
    {
        if (x < 0)
            return 1 - Above(-x);
        if (x > 38)
            return 0;
        if (x < 2.5)
            return 0.5 - Central(x);

        // The continued fraction of Mills' ratio, from its end.
        var fraction = 0.0;
        for (var k = 60; k >= 1; k--)
            fraction = k / (x + fraction);
        return Density(x) / (x + fraction);
    }

    public static double Below(double x) => Above(-x);

    /// <summary>The value below which a share of the distribution lies.</summary>
    public static double Quantile(double probability)
    {
        if (probability is <= 0 or >= 1)
            return probability <= 0 ? double.NegativeInfinity : double.PositiveInfinity;
        if (probability > 0.5)
            return -Quantile(1 - probability);

        // A start within 0.003 (Abramowitz and Stegun 26.2.22), then Newton steps on the logarithm, which converge in the tail too.
        var t = Math.Sqrt(-2 * Math.Log(probability));
        var x = -(t - ((2.30753 + (0.27061 * t)) / (1 + (t * (0.99229 + (0.04481 * t))))));
        for (var i = 0; i < 4; i++)
        {
            var below = Below(x);
            x -= (Math.Log(below) - Math.Log(probability)) * below / Density(x);
        }

        return x;
    }

    /// <summary>The probability between 0 and <paramref name="x"/>, by the series around 0.</summary>
    private static double Central(double x)
    {
        double term = x, sum = x;
        for (var k = 1; k < 60 && Math.Abs(term) > 1e-18; k++)
        {
            term *= x * x / ((2 * k) + 1);
            sum += term;
        }

        return sum * Density(x);
    }
}
