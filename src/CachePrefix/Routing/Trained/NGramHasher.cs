using System.Buffers;

namespace CachePrefix;

/// <summary>
/// Reads a text as words, numbers and signs and hashes each of them, and each pair that follows one another, into buckets. Letters count without case by the invariant culture,
/// and every number is the same word, so that the result depends on nothing but the text.
/// </summary>
internal static class NGramHasher
{
    /// <summary>A longer text is read at its beginning and its end, half of it each.</summary>
    public const int MostCharacters = 4_096;

    private const uint Offset = 2_166_136_261;
    private const uint Prime = 16_777_619;
    private const uint Number = 0x9E37_79B9;

    /// <summary>Gives the buckets of a text, each once, in the order in which they first occur.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bits">The binary logarithm of the count of buckets.</param>
    /// <param name="buckets">Takes the buckets; large enough for <see cref="MostBuckets"/> of the text.</param>
    /// <returns>How many buckets were written.</returns>
    public static int Hash(ReadOnlySpan<char> text, int bits, Span<int> buckets)
    {
        var words = 1 << Math.Max(bits - 6, 0);
        var seen = ArrayPool<ulong>.Shared.Rent(words);
        Array.Clear(seen, 0, words);
        var writer = new Writer(buckets, seen, 32 - bits);
        if (text.Length <= MostCharacters)
        {
            Read(text, ref writer);
        }
        else
        {
            Read(text[..(MostCharacters / 2)], ref writer);
            Read(text[^(MostCharacters / 2)..], ref writer);
        }

        ArrayPool<ulong>.Shared.Return(seen);
        return writer.Count;
    }

    /// <summary>The most buckets that a text of a length can have: a word and a pair for each character.</summary>
    public static int MostBuckets(int length) => 2 * Math.Min(length, MostCharacters);

    private static void Read(ReadOnlySpan<char> text, ref Writer writer)
    {
        writer.StartText();
        for (var i = 0; i < text.Length;)
        {
            var letter = text[i];
            if (char.IsWhiteSpace(letter))
            {
                i++;
            }
            else if (char.IsAsciiDigit(letter))
            {
                while (++i < text.Length && char.IsAsciiDigit(text[i]))
                {
                }

                writer.Add(Number);
            }
            else if (IsWordLetter(letter))
            {
                var hash = Offset;
                do
                {
                    hash = (hash ^ Lower(letter)) * Prime;
                }
                while (++i < text.Length && IsWordLetter(letter = text[i]));
                writer.Add(hash);
            }
            else
            {
                writer.Add((Offset ^ letter) * Prime);
                i++;
            }
        }
    }

    /// <summary>Whether a letter forms words together with its neighbours; the characters of scripts that are written without spaces stand alone.</summary>
    private static bool IsWordLetter(char letter) =>
        char.IsAsciiLetter(letter) || (letter > 127 && letter is < '\u2E80' or > '\uABFF' && char.IsLetter(letter));

    private static uint Lower(char letter) => letter < 128 ? (uint)letter | 0x20 : char.ToLowerInvariant(letter);

    private ref struct Writer(Span<int> buckets, ulong[] seen, int shift)
    {
        private readonly Span<int> _buckets = buckets;
        private uint _previous;
        private bool _hasPrevious;

        public int Count { get; private set; }

        public void StartText() => _hasPrevious = false;

        public void Add(uint hash)
        {
            Take(Mix(hash));
            if (_hasPrevious)
                Take(Mix((_previous * 0x85EB_CA6B) ^ (hash + 0x27D4_EB2F)));
            _previous = hash;
            _hasPrevious = true;
        }

        private void Take(uint hash)
        {
            var bucket = (int)(hash >> shift);
            ref var word = ref seen[bucket >> 6];
            var bit = 1UL << (bucket & 63);
            if ((word & bit) != 0)
                return;
            word |= bit;
            _buckets[Count++] = bucket;
        }

        /// <summary>Spreads a hash over its high bits, which choose the bucket.</summary>
        private static uint Mix(uint hash)
        {
            hash ^= hash >> 16;
            hash *= 0x85EB_CA6B;
            hash ^= hash >> 13;
            hash *= 0xC2B2_AE35;
            return hash ^ (hash >> 16);
        }
    }
}
