namespace CachePrefix;

/// <summary>What a count of errors says of their rate.</summary>
public static class ErrorBounds
{
    /// <summary>The usual normal quantile of two-sided 95 %.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>The steps of Simpson's rule over the lower rates; even.</summary>
    private const int Bets = 128;

    /// <summary>
    /// The highest error rate that is not ruled out by a count, exactly (Clopper and Pearson, one-sided): 1 where there is no observation. 59
    /// right ones and no wrong one are needed to stay below 5 % with 95 % confidence.
    /// </summary>
    /// <param name="wrong">How many were wrong.</param>
    /// <param name="count">How many were observed.</param>
    /// <param name="confidence">The confidence, between 0 and 1.</param>
    /// <returns>The bound, from 0 to 1.</returns>
    public static double Upper(int wrong, int count, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wrong);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, wrong);
        if (wrong == count)
            return 1;

        double low = (double)wrong / count, high = 1;
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (AtMost(wrong, count, middle) > 1 - confidence)
                low = middle;
            else
                high = middle;
        }

        return high;
    }

    /// <summary>
    /// How strongly observations speak against an error rate of at least so much, valid however often one looks: where the rate is that high, the chance
    /// that this number ever reaches 1/a is at most a (Ville's inequality). 20 proves a lower rate with 95 % confidence at any time; 68 right ones and no wrong one do so for 5 %.
    /// </summary>
    /// <remarks>
    /// The wealth of bets on every lower rate, half of the stake on no errors at all and half spread evenly. Unlike <see cref="Upper"/>, which holds for one look at a count that was fixed
    /// beforehand.
    /// </remarks>
    /// <param name="wrong">How many were wrong so far.</param>
    /// <param name="count">How many were observed so far.</param>
    /// <param name="rate">The error rate, between 0 and 1.</param>
    /// <returns>Zero or more; about 1 where nothing is known.</returns>
    public static double Evidence(int wrong, int count, double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wrong);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, wrong);
        if (rate is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A rate between 0 and 1.");

        var right = count - wrong;
        double sum = 0;
        for (var i = 0; i <= Bets; i++)
        {
            var share = (double)i / Bets;
            var wealth = Math.Pow(share, wrong) * Math.Pow((1 - (rate * share)) / (1 - rate), right);
            sum += wealth * (i is 0 or Bets ? 1 : i % 2 == 1 ? 4 : 2);
        }

        var onNone = wrong == 0 ? Math.Pow(1 - rate, -right) : 0;
        return (onNone + (sum / (3 * Bets))) / 2;
    }

    /// <summary>The interval of Wilson of a share, two-sided, 95 %.</summary>
    /// <param name="hits">How many.</param>
    /// <param name="count">Of how many.</param>
    /// <returns>Lower and upper end; 0 and 1 where there is no observation.</returns>
    public static (double Low, double High) Wilson(int hits, int count)
    {
        if (count == 0)
            return (0, 1);

        double share = (double)hits / count, z2 = Z * Z;
        var middle = (share + (z2 / (2 * count))) / (1 + (z2 / count));
        var half = Z / (1 + (z2 / count)) * Math.Sqrt((share * (1 - share) / count) + (z2 / (4.0 * count * count)));
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    /// <summary>The probability of at most so many errors at a rate.</summary>
    private static double AtMost(int wrong, int count, double rate)
    {
        if (rate is <= 0 or >= 1)
            return rate <= 0 ? 1 : 0;

        double log = count * Math.Log(1 - rate), sum = Math.Exp(log);
        for (var k = 1; k <= wrong; k++)
        {
            log += Math.Log((count - k + 1.0) / k) + Math.Log(rate) - Math.Log(1 - rate);
            sum += Math.Exp(log);
        }

        return sum;
    }
}
