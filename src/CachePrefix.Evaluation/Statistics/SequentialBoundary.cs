namespace CachePrefix.Evaluation.Statistics;

/// <summary>
/// Group-sequential boundaries by error spending (Lan and DeMets 1983) with the spending function that resembles O'Brien and Fleming's: looking
/// several times costs hardly any power, because early looks demand much. Solved by the recursion of Armitage, McPherson and Rowe (1969).
/// </summary>
internal static class SequentialBoundary
{
    private const int Points = 201;
    private const double Reach = 8;

    /// <summary>The one-sided tail that each look may use, at the shares of the cases that the looks come after.</summary>
    /// <param name="shares">Shares of all cases, ascending, the last one 1.</param>
    /// <param name="tail">The one-sided error of all looks together.</param>
    public static double[] Tails(ReadOnlySpan<double> shares, double tail)
    {
        var tails = new double[shares.Length];
        double[] places = [], weights = [];
        var (spent, time) = (0.0, 0.0);
        for (var look = 0; look < shares.Length; look++)
        {
            var spend = Spent(shares[look], tail);
            var root = Math.Sqrt(shares[look]);
            var bound = Solve(places, weights, time, shares[look], spend - spent);
            tails[look] = Normal.Above(bound / root);
            (places, weights) = Continue(places, weights, time, shares[look], bound);
            (spent, time) = (spend, shares[look]);
        }

        return tails;
    }

    /// <summary>The error that may be spent up to a share of the cases.</summary>
    internal static double Spent(double share, double tail) => 2 * Normal.Above(-Normal.Quantile(tail / 2) / Math.Sqrt(share));

    private static double Solve(double[] places, double[] weights, double from, double to, double error)
    {
        double low = 0, high = Reach * Math.Sqrt(to);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (Crossing(middle) > error)
                low = middle;
            else
                high = middle;
        }

        return high;

        double Crossing(double bound)
        {
            var step = Math.Sqrt(to - from);
            if (places.Length == 0)
                return Normal.Above(bound / step);
            var sum = 0.0;
            for (var i = 0; i < places.Length; i++)
                sum += weights[i] * Normal.Above((bound - places[i]) / step);
            return sum;
        }
    }

    /// <summary>Where the process stands if it has not crossed yet: places, and their probabilities by Simpson's rule.</summary>
    private static (double[] Places, double[] Weights) Continue(double[] places, double[] weights, double from, double to, double bound)
    {
        var lowest = -Reach * Math.Sqrt(to);
        var width = (bound - lowest) / (Points - 1);
        var step = Math.Sqrt(to - from);
        var next = new double[Points];
        var nextWeights = new double[Points];
        for (var i = 0; i < Points; i++)
        {
            next[i] = lowest + (i * width);
            var density = 0.0;
            if (places.Length == 0)
                density = Normal.Density(next[i] / step) / step;
            for (var j = 0; j < places.Length; j++)
                density += weights[j] * Normal.Density((next[i] - places[j]) / step) / step;
            nextWeights[i] = density * width / 3 * (i is 0 or Points - 1 ? 1 : i % 2 == 1 ? 4 : 2);
        }

        return (next, nextWeights);
    }
}
