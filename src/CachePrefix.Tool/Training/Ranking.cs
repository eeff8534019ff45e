namespace CachePrefix.Tool.Training;

/// <summary>How well scores rank prompts by what the dearer of two tiers gains, by the measures of RouteLLM.</summary>
/// <param name="Apgr">The average over all shares of strong calls of how much of the gap between the two tiers is recovered; 0.5 for chance.</param>
/// <param name="Cpt50">The least share of strong calls that recovers half of the gap.</param>
/// <param name="Cpt80">The least share of strong calls that recovers four fifths of the gap.</param>
internal sealed record Ranking(double Apgr, double Cpt50, double Cpt80)
{
    /// <summary>Ranks. Prompts with equal scores are taken in no order: each counts as their mean.</summary>
    /// <param name="scores">By prompt; the higher, the rather the strong tier is asked.</param>
    /// <param name="gains">By prompt, the strong tier's label less the weak one's.</param>
    /// <returns>The measures; not a number where the tiers are equally good, since there is no gap to recover.</returns>
    public static Ranking Of(double[] scores, double[] gains)
    {
        var order = Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ToArray();
        var gap = gains.Sum();
        if (Math.Abs(gap) < 1e-9)
            return new Ranking(double.NaN, double.NaN, double.NaN);

        double recovered = 0, area = 0, half = double.NaN, most = double.NaN;
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            double sum = 0;
            while (end < order.Length && scores[order[end]] == scores[order[start]])
                sum += gains[order[end++]];
            var step = sum / (end - start) / gap;
            for (var i = start; i < end; i++)
            {
                area += recovered + (step / 2);
                recovered += step;
                var share = (i + 1.0) / order.Length;
                if (double.IsNaN(half) && recovered >= 0.5 - 1e-12)
                    half = share;
                if (double.IsNaN(most) && recovered >= 0.8 - 1e-12)
                    most = share;
            }

            start = end;
        }

        return new Ranking(area / order.Length, half, most);
    }
}
