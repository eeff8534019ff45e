namespace CachePrefix.Emulator.Answers;

/// <summary>Numbers that look random and depend only on what they are made of, on every machine.</summary>
internal static class StableRandom
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>A number from 0, included, to 1, excluded.</summary>
    public static double Unit(ulong seed, string first, string second)
    {
        var hash = Mix(Add(Add(Offset ^ Mix(seed), first), second));
        return (hash >> 11) * (1.0 / (1UL << 53));
    }

    private static ulong Add(ulong hash, string text)
    {
        foreach (var c in text)
            hash = (hash ^ c) * Prime;
        return (hash ^ 0xFFFF) * Prime;
    }

    private static ulong Mix(ulong value)
    {
        value ^= value >> 33;
        value *= 0xFF51AFD7ED558CCD;
        value ^= value >> 33;
        value *= 0xC4CEB9FE1A85EC53;
        return value ^ (value >> 33);
    }
}
