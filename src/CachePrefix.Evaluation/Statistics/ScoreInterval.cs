namespace CachePrefix.Evaluation.Statistics;

/// <summary>
/// The score interval of the difference of two paired shares (Tango, Statistics in Medicine 17, 1998): right also where few pairs differ, or none. Counts may be
/// fractions, so that clustered cases can enter with the number of independent cases that they are worth.
/// </summary>
internal static class ScoreInterval
{
    public static (double Low, double High) Of(double better, double worse, double count, double z)
    {
        var estimate = (better - worse) / count;
        return (Root(-1, estimate, z), Root(1, estimate, -z));

        double Root(double outer, double inner, double target)
        {
            for (var i = 0; i < 50; i++)
            {
                var middle = (outer + inner) / 2;
                var isBeyond = target > 0 ? Statistic(middle) > target : Statistic(middle) < target;
                if (isBeyond)
                    outer = middle;
                else
                    inner = middle;
            }

            return (outer + inner) / 2;
        }

        double Statistic(double difference)
        {
            var b = -better - worse + (((2 * count) - better + worse) * difference);
            var c = -worse * difference * (1 - difference);
            var loss = (Math.Sqrt(Math.Max(0, (b * b) - (8 * count * c))) - b) / (4 * count);
            var variance = count * ((2 * loss) + (difference * (1 - difference)));
            var deviation = better - worse - (count * difference);
            return variance > 1e-12 ? deviation / Math.Sqrt(variance) : Math.Sign(deviation) * double.PositiveInfinity;
        }
    }
}
