namespace CachePrefix.Tool.Training;

/// <summary>Fits linear models of the logarithm of odds, with a ridge towards a prior.</summary>
internal static class LogisticRegression
{
    /// <summary>Computes the scores of all rows from the parameters.</summary>
    public delegate void Scoring(double[] parameters, double[] scores);

    /// <summary>Adds to the gradient what each row's error means for the parameters.</summary>
    public delegate void Backward(double[] errors, double[] gradient);

    /// <summary>Fits.</summary>
    /// <param name="labels">By row, from 0 to 1.</param>
    /// <param name="weights">By row.</param>
    /// <param name="parameters">The start and the prior; holds the fitted values afterwards.</param>
    /// <param name="ridge">By parameter, how strongly it is held at its prior.</param>
    /// <param name="score">The model.</param>
    /// <param name="backward">Its derivative.</param>
    public static void Fit(double[] labels, double[] weights, double[] parameters, double[] ridge, Scoring score, Backward backward)
    {
        var prior = (double[])parameters.Clone();
        var scores = new double[labels.Length];
        Minimizer.Run(Value, parameters);

        double Value(double[] at, double[] gradient)
        {
            score(at, scores);
            double loss = 0;
            for (var i = 0; i < scores.Length; i++)
            {
                var z = scores[i];
                var p = 1 / (1 + Math.Exp(-z));
                loss += weights[i] * (Math.Max(z, 0) - (z * labels[i]) + Math.Log(1 + Math.Exp(-Math.Abs(z))));
                scores[i] = weights[i] * (p - labels[i]);
            }

            for (var i = 0; i < at.Length; i++)
            {
                var away = at[i] - prior[i];
                loss += 0.5 * ridge[i] * away * away;
                gradient[i] = ridge[i] * away;
            }

            backward(scores, gradient);
            return loss;
        }
    }

    /// <summary>Fits a bias and one parameter for each column of dense rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="labels">By row, from 0 to 1.</param>
    /// <param name="weights">By row.</param>
    /// <param name="prior">By column, what its parameter is held at.</param>
    /// <param name="ridge">How strongly.</param>
    /// <returns>The parameters of the columns, then the bias.</returns>
    public static double[] FitDense(double[][] rows, double[] labels, double[] weights, double[] prior, double ridge)
    {
        var columns = rows.Length == 0 ? 0 : rows[0].Length;
        var parameters = new double[columns + 1];
        var ridges = new double[columns + 1];
        prior.CopyTo(parameters, 0);
        Array.Fill(ridges, ridge, 0, columns);
        ridges[columns] = 1e-6;
        Fit(labels, weights, parameters, ridges, Score, Back);
        return parameters;

        void Score(double[] at, double[] scores)
        {
            for (var i = 0; i < rows.Length; i++)
                scores[i] = at[columns] + System.Numerics.Tensors.TensorPrimitives.Dot<double>(rows[i], at.AsSpan(0, columns));
        }

        void Back(double[] errors, double[] gradient)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                if (errors[i] == 0)
                    continue;
                System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(rows[i], errors[i], gradient.AsSpan(0, columns), gradient.AsSpan(0, columns));
                gradient[columns] += errors[i];
            }
        }
    }
}
