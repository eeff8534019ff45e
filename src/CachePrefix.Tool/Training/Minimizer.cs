namespace CachePrefix.Tool.Training;

/// <summary>Minimises smooth convex functions by the method of Broyden, Fletcher, Goldfarb and Shanno with limited memory. Deterministic.</summary>
internal static class Minimizer
{
    private const int Memory = 8;
    private const double SufficientDecrease = 1e-4;

    /// <summary>Computes a value and writes the gradient.</summary>
    public delegate double Objective(double[] at, double[] gradient);

    /// <summary>Minimises.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="start">Where to begin; holds the minimum afterwards.</param>
    /// <param name="iterations">The most steps.</param>
    /// <param name="tolerance">Ends the search when a step gains less than this share of the value.</param>
    public static void Run(Objective objective, double[] start, int iterations = 60, double tolerance = 1e-6)
    {
        var count = start.Length;
        var gradient = new double[count];
        var next = new double[count];
        var nextGradient = new double[count];
        var history = new List<(double[] Step, double[] Change, double Rho)>();
        var value = objective(start, gradient);
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            var direction = Direction(gradient, history);
            var slope = Dot(direction, gradient);
            if (slope >= 0)
                return;

            var length = history.Count == 0 ? 1 / Math.Max(1, Math.Sqrt(Dot(gradient, gradient))) : 1.0;
            double nextValue;
            while (true)
            {
                for (var i = 0; i < count; i++)
                    next[i] = start[i] + (length * direction[i]);
                nextValue = objective(next, nextGradient);
                if (nextValue <= value + (SufficientDecrease * length * slope))
                    break;
                length /= 2;
                if (length < 1e-12)
                    return;
            }

            Remember(history, start, next, gradient, nextGradient);
            var gain = value - nextValue;
            next.CopyTo(start, 0);
            nextGradient.CopyTo(gradient, 0);
            value = nextValue;
            if (gain < tolerance * Math.Abs(value))
                return;
        }
    }

    private static void Remember(List<(double[] Step, double[] Change, double Rho)> history, double[] from, double[] to, double[] gradient, double[] nextGradient)
    {
        var step = new double[from.Length];
        var change = new double[from.Length];
        for (var i = 0; i < from.Length; i++)
        {
            step[i] = to[i] - from[i];
            change[i] = nextGradient[i] - gradient[i];
        }

        var curvature = Dot(step, change);
        if (curvature <= 1e-12)
            return;
        if (history.Count == Memory)
            history.RemoveAt(0);
        history.Add((step, change, 1 / curvature));
    }

    private static double[] Direction(double[] gradient, List<(double[] Step, double[] Change, double Rho)> history)
    {
        var direction = Array.ConvertAll(gradient, static value => -value);
        var weights = new double[history.Count];
        for (var i = history.Count - 1; i >= 0; i--)
        {
            weights[i] = history[i].Rho * Dot(history[i].Step, direction);
            AddScaled(direction, history[i].Change, -weights[i]);
        }

        if (history.Count > 0)
        {
            var scale = 1 / (history[^1].Rho * Dot(history[^1].Change, history[^1].Change));
            for (var i = 0; i < direction.Length; i++)
                direction[i] *= scale;
        }

        for (var i = 0; i < history.Count; i++)
            AddScaled(direction, history[i].Step, weights[i] - (history[i].Rho * Dot(history[i].Change, direction)));
        return direction;
    }

    private static double Dot(double[] a, double[] b) => System.Numerics.Tensors.TensorPrimitives.Dot<double>(a, b);

    private static void AddScaled(double[] to, double[] what, double by) => System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(what, by, to, to);
}
