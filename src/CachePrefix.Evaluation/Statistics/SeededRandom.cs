using System.Numerics;

namespace CachePrefix.Evaluation.Statistics;

/// <summary>Random numbers that a seed repeats on every machine and version of .NET (xoshiro256**).</summary>
internal struct SeededRandom
{
    private ulong _a, _b, _c, _d;

    public SeededRandom(ulong seed)
    {
        _a = Mix(ref seed);
        _b = Mix(ref seed);
        _c = Mix(ref seed);
        _d = Mix(ref seed);
    }

    /// <summary>A whole number from 0 to below <paramref name="bound"/>.</summary>
    public int Next(int bound) => (int)(((Bits() >> 32) * (ulong)bound) >> 32);

    /// <summary>A number from 0 to below 1.</summary>
    public double NextDouble() => (Bits() >> 11) * (1.0 / (1UL << 53));

    public bool Happens(double probability) => NextDouble() < probability;

    public double NextNormal() => Normal.Quantile(((Bits() >> 12) + 0.5) * (1.0 / (1UL << 52)));

    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>A seed of its own for a part of something seeded.</summary>
    public static ulong Derive(ulong seed, ulong part)
    {
        var state = seed ^ (part * 0xD1342543DE82EF95UL);
        return Mix(ref state);
    }

    public ulong Bits()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    private static ulong Mix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
