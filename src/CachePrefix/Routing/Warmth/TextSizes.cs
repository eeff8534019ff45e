using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CachePrefix.Models;

namespace CachePrefix;

/// <summary>Hashes texts and remembers how many tokens they have, so that a conversation is estimated once and not on every turn.</summary>
internal sealed class TextSizes
{
    /// <summary>Shorter texts are estimated as fast as they are found.</summary>
    private const int ShortText = 256;

    private const int MostTexts = 20_000;

    private readonly ConcurrentDictionary<UInt128, int> _tokens = new();

    public (UInt128 Key, int Tokens) Of(string text)
    {
        var key = Hash(MemoryMarshal.AsBytes(text.AsSpan()));
        if (text.Length <= ShortText)
            return (key, TokenEstimate.Of(text).Likely);
        if (_tokens.TryGetValue(key, out var tokens))
            return (key, tokens);

        if (_tokens.Count >= MostTexts)
            _tokens.Clear();
        return (key, _tokens[key] = TokenEstimate.Of(text).Likely);
    }

    public static UInt128 Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
