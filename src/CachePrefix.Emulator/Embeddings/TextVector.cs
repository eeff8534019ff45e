namespace CachePrefix.Emulator.Embeddings;

/// <summary>
/// A unit vector that depends on the text alone, on every machine: each word and each pair of neighbours adds to a few of its numbers, so
/// texts are nearer the more words they share. It knows nothing of meaning.
/// </summary>
internal static class TextVector
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const int NumbersPerWord = 8;
    private const double PairWeight = 0.5;

    public static float[] Of(string text, int dimensions)
    {
        var sums = new double[dimensions];
        var before = Offset;
        var word = Offset;
        var isInside = false;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                word = (word ^ char.ToLowerInvariant(c)) * Prime;
                isInside = true;
                continue;
            }

            if (isInside)
                End(sums, ref before, ref word);
            isInside = false;
        }

        if (isInside)
            End(sums, ref before, ref word);
        if (Array.TrueForAll(sums, sum => sum == 0))
            Add(sums, Hash(text), 1);
        var length = Math.Sqrt(sums.Sum(sum => sum * sum));
        return Array.ConvertAll(sums, sum => (float)(sum / length));
    }

    private static void End(double[] sums, ref ulong before, ref ulong word)
    {
        Add(sums, word, 1);
        Add(sums, (before ^ (word << 1)) * Prime, PairWeight);
        (before, word) = (word, Offset);
    }

    private static void Add(double[] sums, ulong seed, double weight)
    {
        for (var number = 0; number < NumbersPerWord; number++)
        {
            seed = Mix(seed + 0x9E3779B97F4A7C15);
            sums[(int)(seed % (ulong)sums.Length)] += (seed >> 63) == 0 ? weight : -weight;
        }
    }

    private static ulong Hash(string text)
    {
        var hash = Offset;
        foreach (var c in text)
            hash = (hash ^ c) * Prime;
        return hash;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
