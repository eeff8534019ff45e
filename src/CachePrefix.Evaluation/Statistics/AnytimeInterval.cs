namespace CachePrefix.Evaluation.Statistics;

/// <summary>
/// The interval of a share that may be looked at after every observation: the shares that a mixture of bets with a beta prior does not refute (Robbins;
/// Ville's inequality). All of its intervals together cover the truth with the confidence.
/// </summary>
internal static class AnytimeInterval
{
    public static (double Low, double High) Of(int hits, int count, double confidence = 0.95)
    {
        if (count == 0)
            return (0, 1);

        var estimate = (hits + 0.5) / (count + 1);
        var limit = -Math.Log(1 - confidence);
        return (hits == 0 ? 0 : Root(0, estimate), hits == count ? 1 : Root(1, estimate));

        double Root(double outer, double inner)
        {
            for (var i = 0; i < 50; i++)
            {
                var middle = (outer + inner) / 2;
                if (LogWealth(hits, count, middle) >= limit)
                    outer = middle;
                else
                    inner = middle;
            }

            return outer;
        }
    }

    /// <summary>What bets against a share would have won, as a logarithm.</summary>
    private static double LogWealth(int hits, int count, double share) =>
        Binomial.LogBeta(hits + 0.5, count - hits + 0.5) - Binomial.LogBeta(0.5, 0.5) - (hits * Math.Log(share)) - ((count - hits) * Math.Log(1 - share));
}
