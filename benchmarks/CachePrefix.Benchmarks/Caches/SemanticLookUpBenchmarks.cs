using BenchmarkDotNet.Attributes;

namespace CachePrefix.Benchmarks.Caches;

/// <summary>The nearest of many questions with embeddings of 384 numbers, against a list that is searched one by one.</summary>
[MemoryDiagnoser]
public class SemanticLookUpBenchmarks
{
    public const int Most = 100_000;
    private const int Dimensions = 384;

    private readonly InMemorySemanticStore _store = new();
    private readonly List<float[]> _list = [];
    private float[] _question = [];

    [Params(Most)]
    public int Entries { get; set; } = Most;

    /// <summary>Fills the stores.</summary>
    [GlobalSetup]
    public async Task FillAsync()
    {
        var random = new Random(1);
        for (var i = 0; i < Entries; i++)
        {
            var vector = Vector(random);
            _list.Add(vector);
            await _store.AddAsync(new SemanticEntry
            {
                Id = $"{i}",
                Partition = "p",
                Question = "q",
                Vector = vector,
                Answer = new byte[100],
                CreatedAt = DateTimeOffset.UnixEpoch,
                ExpiresAt = DateTimeOffset.MaxValue,
            });
        }

        _question = Vector(random);
    }

    /// <summary>Cosine similarity with every vector of a list, in plain code.</summary>
    [Benchmark(Baseline = true)]
    public int BareSimilarity()
    {
        var best = 0;
        var nearest = double.MinValue;
        for (var i = 0; i < _list.Count; i++)
        {
            double dot = 0, left = 0, right = 0;
            var vector = _list[i];
            for (var j = 0; j < Dimensions; j++)
            {
                dot += vector[j] * _question[j];
                left += vector[j] * vector[j];
                right += _question[j] * _question[j];
            }

            var similarity = dot / Math.Sqrt(left * right);
            if (similarity > nearest)
                (nearest, best) = (similarity, i);
        }

        return best;
    }

    /// <summary>The store of CachePrefix, as a semantic cache asks it.</summary>
    [Benchmark]
    public async Task<object> SemanticStore() => await _store.FindAsync("p", _question, 4, 0.6);

    private static float[] Vector(Random random)
    {
        var vector = new float[Dimensions];
        double sum = 0;
        for (var i = 0; i < Dimensions; i++)
        {
            vector[i] = (float)(random.NextDouble() - 0.5);
            sum += vector[i] * vector[i];
        }

        for (var i = 0; i < Dimensions; i++)
            vector[i] /= (float)Math.Sqrt(sum);
        return vector;
    }
}
