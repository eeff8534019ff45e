using System.Numerics.Tensors;

namespace CachePrefix.Tool.Training;

/// <summary>Fits the layer of meaning: landmarks are the centres of groups of embeddings, and the kernel between prompts is approximated by way of them.</summary>
internal static class EmbeddingTraining
{
    private const int MostLandmarks = 200;
    private const int RowsPerLandmark = 8;
    private const int Rounds = 10;
    private const float Gamma = 1;
    private const double Ridge = 1;

    /// <summary>The centres of groups of embeddings, one after another, of length 1.</summary>
    public static float[] Landmarks(float[][] embeddings)
    {
        var dimensions = embeddings[0].Length;
        var count = Math.Clamp(embeddings.Length / RowsPerLandmark, 1, MostLandmarks);
        var centres = new float[count][];
        for (var i = 0; i < count; i++)
            centres[i] = [.. embeddings[(int)((long)i * embeddings.Length / count)]];
        for (var round = 0; round < Rounds; round++)
        {
            var sums = new float[count][];
            for (var i = 0; i < count; i++)
                sums[i] = new float[dimensions];
            foreach (var embedding in embeddings)
            {
                var sum = sums[Nearest(centres, embedding)];
                TensorPrimitives.Add(sum, embedding, sum);
            }

            for (var i = 0; i < count; i++)
            {
                var length = TensorPrimitives.Norm<float>(sums[i]);
                if (length > 0)
                    TensorPrimitives.Divide(sums[i], length, centres[i]);
            }
        }

        var landmarks = new float[count * dimensions];
        for (var i = 0; i < landmarks.Length; i++)
            landmarks[i] = (float)(Half)centres[i / dimensions][i % dimensions];
        return landmarks;
    }

    public static EmbeddingLayer Fit(TrainingData data, float[] landmarks, string model)
    {
        var dimensions = data.Embeddings![0].Length;
        var count = landmarks.Length / dimensions;
        var centres = Enumerable.Range(0, count).Select(i => landmarks.AsSpan(i * dimensions, dimensions).ToArray()).ToArray();
        var whitening = Whitening(centres);
        var rows = data.Embeddings.Select(embedding => Multiply(Kernel(embedding, centres), whitening)).ToArray();
        var layer = new EmbeddingLayer
        {
            Model = model,
            Dimensions = dimensions,
            Gamma = Gamma,
            Landmarks = landmarks,
            Bias = new float[data.Tiers],
            Weights = new float[count * data.Tiers],
        };
        for (var tier = 0; tier < data.Tiers; tier++)
        {
            var fitted = LogisticRegression.FitDense(rows, data.Labels[tier], data.Weights[tier], new double[count], Ridge);
            layer.Bias[tier] = (float)fitted[^1];
            for (var i = 0; i < count; i++)
            {
                double weight = 0;
                for (var j = 0; j < count; j++)
                    weight += whitening[j][i] * fitted[j];
                layer.Weights[(i * data.Tiers) + tier] = (float)weight;
            }
        }

        return layer;
    }

    /// <summary>The cosine between an embedding and the nearest landmark.</summary>
    public static float Nearness(float[] embedding, float[] landmarks)
    {
        var nearest = -1f;
        for (var i = 0; i < landmarks.Length; i += embedding.Length)
            nearest = Math.Max(nearest, TensorPrimitives.Dot<float>(embedding, landmarks.AsSpan(i, embedding.Length)) / Math.Max(TensorPrimitives.Norm<float>(embedding), float.Epsilon));
        return nearest;
    }

    private static double[] Kernel(float[] embedding, float[][] centres)
    {
        var length = Math.Max(TensorPrimitives.Norm<float>(embedding), float.Epsilon);
        var values = new double[centres.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Math.Exp(-Gamma * Math.Max(0, 2 - (2 * TensorPrimitives.Dot<float>(embedding, centres[i]) / length)));
        return values;
    }

    /// <summary>The inverse of the lower factor of Cholesky of the kernel between landmarks, so that the ridge on its product with the kernel is the one of the kernel's own space.</summary>
    private static double[][] Whitening(float[][] centres)
    {
        var count = centres.Length;
        var lower = centres.Select(centre => Kernel(centre, centres)).ToArray();
        for (var i = 0; i < count; i++)
            lower[i][i] += 1e-4;
        for (var j = 0; j < count; j++)
        {
            for (var i = j; i < count; i++)
            {
                var value = lower[i][j];
                for (var k = 0; k < j; k++)
                    value -= lower[i][k] * lower[j][k];
                lower[i][j] = i == j ? Math.Sqrt(Math.Max(value, 1e-6)) : value / lower[j][j];
            }
        }

        var inverse = new double[count][];
        for (var i = 0; i < count; i++)
            inverse[i] = new double[count];
        for (var column = 0; column < count; column++)
        {
            for (var i = column; i < count; i++)
            {
                double value = i == column ? 1 : 0;
                for (var k = column; k < i; k++)
                    value -= lower[i][k] * inverse[k][column];
                inverse[i][column] = value / lower[i][i];
            }
        }

        return inverse;
    }

    private static double[] Multiply(double[] vector, double[][] matrix)
    {
        var product = new double[matrix.Length];
        for (var i = 0; i < product.Length; i++)
            product[i] = TensorPrimitives.Dot<double>(matrix[i], vector);
        return product;
    }

    private static int Nearest(float[][] centres, float[] embedding)
    {
        var (best, nearest) = (0, float.NegativeInfinity);
        for (var i = 0; i < centres.Length; i++)
        {
            var cosine = TensorPrimitives.Dot<float>(centres[i], embedding);
            if (cosine > nearest)
                (best, nearest) = (i, cosine);
        }

        return best;
    }
}
