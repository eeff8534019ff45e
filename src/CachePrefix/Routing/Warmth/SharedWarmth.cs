using System.Buffers.Binary;
using System.Text;
using Microsoft.Extensions.Caching.Distributed;

namespace CachePrefix;

/// <summary>
/// Keeps what is known of prefixes where other machines find it: one entry for what lies before the conversations of a prefix, one for each
/// conversation. A cache that fails or is slow costs knowledge, not calls.
/// </summary>
internal sealed class SharedWarmth(IDistributedCache cache, TimeSpan timeout)
{
    private const byte Version = 1;

    /// <summary>More are not kept in one entry; what was used last stays.</summary>
    private const int MostPrefixes = 64;

    private const int FixedLength = 16 + (4 * sizeof(long)) + sizeof(int) + sizeof(ushort);

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);

    public async ValueTask<IReadOnlyList<SharedPrefix>> LoadAsync(IReadOnlyList<UInt128> keys, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            var found = await Task.WhenAll(keys.Select(key => cache.GetAsync(NameOf(key), limit.Token))).WaitAsync(limit.Token).ConfigureAwait(false);
            return [.. found.SelectMany(static bytes => Read(bytes))];
        }
        catch (Exception exception) when (exception is OperationCanceledException ? !cancellationToken.IsCancellationRequested : Failures.IsFailure(exception, cancellationToken))
        {
            return [];
        }
    }

    public async Task PublishAsync(UInt128 key, IReadOnlyList<SharedPrefix> prefixes, long now)
    {
        if (prefixes.Count == 0)
            return;

        var life = new TimeSpan(prefixes.Max(static prefix => prefix.Entry.Expires) - now);
        using var limit = new CancellationTokenSource(timeout);
        try
        {
            await cache.SetAsync(NameOf(key), Write(prefixes), new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = life > Shortest ? life : Shortest }, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (Failures.IsFailure(exception, CancellationToken.None))
        {
            // Other machines know less until the next answer.
        }
    }

    internal static byte[] Write(IReadOnlyList<SharedPrefix> prefixes)
    {
        var kept = prefixes.OrderByDescending(static prefix => prefix.Entry.Used).Take(MostPrefixes).ToList();
        var bytes = new byte[1 + kept.Sum(static prefix => FixedLength + Encoding.UTF8.GetByteCount(prefix.Cache))];
        bytes[0] = Version;
        var rest = bytes.AsSpan(1);
        foreach (var (name, key, entry) in kept)
        {
            BinaryPrimitives.WriteUInt128LittleEndian(rest, key);
            BinaryPrimitives.WriteInt64LittleEndian(rest[16..], entry.Used);
            BinaryPrimitives.WriteInt64LittleEndian(rest[24..], entry.Expires);
            BinaryPrimitives.WriteInt64LittleEndian(rest[32..], entry.Readable);
            BinaryPrimitives.WriteInt64LittleEndian(rest[40..], entry.Missed);
            BinaryPrimitives.WriteInt32LittleEndian(rest[48..], entry.Tokens);
            var length = Encoding.UTF8.GetBytes(name, rest[FixedLength..]);
            BinaryPrimitives.WriteUInt16LittleEndian(rest[52..], (ushort)length);
            rest = rest[(FixedLength + length)..];
        }

        return bytes;
    }

    /// <summary>Reads what was written; nothing where the bytes are of another version or damaged.</summary>
    internal static IReadOnlyList<SharedPrefix> Read(byte[]? bytes)
    {
        if (bytes is not [Version, ..])
            return [];

        var found = new List<SharedPrefix>();
        ReadOnlySpan<byte> rest = bytes.AsSpan(1);
        while (rest.Length >= FixedLength)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(rest[52..]);
            if (rest.Length < FixedLength + length)
                return found;

            var entry = new PrefixEntry(
                BinaryPrimitives.ReadInt64LittleEndian(rest[16..]),
                BinaryPrimitives.ReadInt64LittleEndian(rest[24..]),
                BinaryPrimitives.ReadInt64LittleEndian(rest[32..]),
                BinaryPrimitives.ReadInt64LittleEndian(rest[40..]),
                BinaryPrimitives.ReadInt32LittleEndian(rest[48..]));
            found.Add(new SharedPrefix(Encoding.UTF8.GetString(rest.Slice(FixedLength, length)), BinaryPrimitives.ReadUInt128LittleEndian(rest), entry));
            rest = rest[(FixedLength + length)..];
        }

        return found;
    }

    private static string NameOf(UInt128 key) => $"cacheprefix:warmth:{key:x32}";
}

/// <summary>What is known of one prefix in one tier's cache.</summary>
internal readonly record struct SharedPrefix(string Cache, UInt128 Prefix, PrefixEntry Entry);
