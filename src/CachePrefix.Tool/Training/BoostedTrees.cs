namespace CachePrefix.Tool.Training;

/// <summary>Boosts trees of fixed depth on binned features under the logistic loss. Every node of a level asks about its own feature. Deterministic.</summary>
internal static class BoostedTrees
{
    private const int MostBins = 48;

    /// <summary>Fits trees to labels.</summary>
    /// <param name="rows">Features, one array a row.</param>
    /// <param name="labels">1 right, 0 wrong.</param>
    /// <param name="weights">What each row counts; rows of weight 0 are left out.</param>
    /// <param name="settings">How.</param>
    public static TreeEnsemble Fit(float[][] rows, double[] labels, double[] weights, BoostingSettings settings)
    {
        var bins = Bins.Of(rows, weights, MostBins);
        double weight = 0, right = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            weight += weights[i];
            right += weights[i] * labels[i];
        }

        var rate = Math.Clamp(right / Math.Max(weight, 1e-9), 0.001, 0.999);
        var start = Math.Log(rate / (1 - rate));
        var scores = new double[rows.Length];
        Array.Fill(scores, start);
        var gradients = new double[rows.Length];
        var curvatures = new double[rows.Length];
        var trees = new List<Tree>(settings.Rounds);
        for (var round = 0; round < settings.Rounds; round++)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var p = 1 / (1 + Math.Exp(-scores[i]));
                gradients[i] = weights[i] * (labels[i] - p);
                curvatures[i] = weights[i] * p * (1 - p);
            }

            var (tree, leaves) = Grow(bins, gradients, curvatures, weights, settings);
            trees.Add(tree);
            for (var i = 0; i < rows.Length; i++)
                scores[i] += tree.Values[leaves[i]];
        }

        return new TreeEnsemble((float)start, settings.Depth, [.. trees]);
    }

    private static (Tree Tree, int[] Leaves) Grow(Bins bins, double[] gradients, double[] curvatures, double[] weights, BoostingSettings settings)
    {
        var nodes = (1 << settings.Depth) - 1;
        var features = new byte[nodes];
        var thresholds = new float[nodes];
        Array.Fill(thresholds, float.PositiveInfinity);
        var place = new int[gradients.Length];
        for (var depth = 0; depth < settings.Depth; depth++)
        {
            var first = (1 << depth) - 1;
            var splits = Split.Best(bins, place, first, 1 << depth, gradients, curvatures, weights, settings);
            for (var node = 0; node < splits.Length; node++)
            {
                if (splits[node].Gain <= 0)
                    continue;
                features[first + node] = (byte)splits[node].Feature;
                thresholds[first + node] = bins.Edges[splits[node].Feature][splits[node].Bin];
            }

            for (var i = 0; i < place.Length; i++)
            {
                var split = splits[place[i] - first];
                var goesRight = split.Gain > 0 && bins.Codes[split.Feature][i] > split.Bin;
                place[i] = (2 * place[i]) + (goesRight ? 2 : 1);
            }
        }

        var values = new float[1 << settings.Depth];
        var sums = new double[values.Length];
        var curves = new double[values.Length];
        for (var i = 0; i < place.Length; i++)
        {
            place[i] -= nodes;
            sums[place[i]] += gradients[i];
            curves[place[i]] += curvatures[i];
        }

        for (var leaf = 0; leaf < values.Length; leaf++)
            values[leaf] = (float)(settings.Rate * sums[leaf] / (curves[leaf] + settings.Ridge));
        return (new Tree(features, thresholds, values), place);
    }

    /// <summary>The best question of one node.</summary>
    private readonly record struct Split(double Gain, int Feature, int Bin)
    {
        public static Split[] Best(Bins bins, int[] place, int first, int count, double[] gradients, double[] curvatures, double[] weights, BoostingSettings settings)
        {
            var best = new Split[count];
            var sums = new double[count * MostBins];
            var curves = new double[count * MostBins];
            var rows = new double[count * MostBins];
            for (var feature = 0; feature < bins.Codes.Length; feature++)
            {
                if (bins.Edges[feature].Length == 0)
                    continue;
                Array.Clear(sums);
                Array.Clear(curves);
                Array.Clear(rows);
                var codes = bins.Codes[feature];
                for (var i = 0; i < codes.Length; i++)
                {
                    if (weights[i] == 0)
                        continue;
                    var cell = ((place[i] - first) * MostBins) + codes[i];
                    sums[cell] += gradients[i];
                    curves[cell] += curvatures[i];
                    rows[cell]++;
                }

                for (var node = 0; node < count; node++)
                {
                    var split = BestOf(sums.AsSpan(node * MostBins, MostBins), curves.AsSpan(node * MostBins, MostBins), rows.AsSpan(node * MostBins, MostBins), settings);
                    if (split.Gain > best[node].Gain)
                        best[node] = split with { Feature = feature };
                }
            }

            return best;
        }

        private static Split BestOf(ReadOnlySpan<double> sums, ReadOnlySpan<double> curves, ReadOnlySpan<double> rows, BoostingSettings settings)
        {
            double sum = 0, curve = 0, count = 0;
            for (var bin = 0; bin < MostBins; bin++)
            {
                sum += sums[bin];
                curve += curves[bin];
                count += rows[bin];
            }

            double left = 0, leftCurve = 0, leftCount = 0;
            var best = default(Split);
            for (var bin = 0; bin < MostBins - 1; bin++)
            {
                left += sums[bin];
                leftCurve += curves[bin];
                leftCount += rows[bin];
                if (leftCount < settings.LeastRows)
                    continue;
                if (count - leftCount < settings.LeastRows)
                    break;
                var gain = Score(left, leftCurve) + Score(sum - left, curve - leftCurve) - Score(sum, curve);
                if (gain > best.Gain + 1e-12)
                    best = new Split(gain, 0, bin);
            }

            return best;

            double Score(double gradient, double curvature) => gradient * gradient / (curvature + settings.Ridge);
        }
    }

    /// <summary>Features cut into few steps each.</summary>
    private sealed class Bins
    {
        /// <summary>By feature, the codes of the rows: how many edges lie below their value.</summary>
        public required byte[][] Codes { get; init; }

        /// <summary>By feature, ascending; a value above an edge goes right.</summary>
        public required float[][] Edges { get; init; }

        public static Bins Of(float[][] rows, double[] weights, int most)
        {
            var features = rows.Length == 0 ? 0 : rows[0].Length;
            var codes = new byte[features][];
            var edges = new float[features][];
            for (var feature = 0; feature < features; feature++)
            {
                float[] values = [.. rows.Where((_, i) => weights[i] > 0).Select(row => row[feature])];
                Array.Sort(values);
                edges[feature] = Cut(values, most);
                codes[feature] = new byte[rows.Length];
                for (var i = 0; i < rows.Length; i++)
                    codes[feature][i] = CodeOf(edges[feature], rows[i][feature]);
            }

            return new Bins { Codes = codes, Edges = edges };
        }

        private static float[] Cut(float[] sorted, int most)
        {
            var edges = new List<float>();
            for (var cut = 1; cut < most; cut++)
            {
                var at = (int)((long)sorted.Length * cut / most);
                if (at <= 0 || at >= sorted.Length)
                    continue;
                var value = sorted[at];
                var below = Array.BinarySearch(sorted, value);
                while (below >= 0 && below < sorted.Length && sorted[below] >= value)
                    below--;
                if (below < 0)
                    continue;
                var edge = (sorted[below] / 2) + (value / 2);
                if (edge >= value)
                    edge = sorted[below];
                if (edges.Count == 0 || edge > edges[^1])
                    edges.Add(edge);
            }

            return [.. edges];
        }

        private static byte CodeOf(float[] edges, float value)
        {
            var code = 0;
            while (code < edges.Length && value > edges[code])
                code++;
            return (byte)code;
        }
    }
}
