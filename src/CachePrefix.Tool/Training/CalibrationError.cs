namespace CachePrefix.Tool.Training;

/// <summary>How far stated probabilities are from what comes true.</summary>
internal static class CalibrationError
{
    private const int Bins = 10;

    /// <summary>The mean difference between probability and share in groups of equal size of ascending probability.</summary>
    public static double Of(double[] probabilities, double[] labels, double[] weights)
    {
        int[] order = [.. Enumerable.Range(0, probabilities.Length).Where(i => weights[i] > 0).OrderBy(i => probabilities[i])];
        double error = 0, total = 0;
        for (var bin = 0; bin < Bins; bin++)
        {
            double stated = 0, right = 0, weight = 0;
            foreach (var i in order[(order.Length * bin / Bins)..(order.Length * (bin + 1) / Bins)])
            {
                stated += weights[i] * probabilities[i];
                right += weights[i] * labels[i];
                weight += weights[i];
            }

            error += Math.Abs(stated - right);
            total += weight;
        }

        return total == 0 ? double.NaN : error / total;
    }
}
