using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// Lets one call through per tier, and per shared prefix on a tier, until it has been answered: a provider's cache entry is readable
/// only once a response has begun, so calls that start together would each pay for writing the same prefix.
/// </summary>
internal sealed class PrimingGate
{
    /// <summary>Beyond this many prefixes, calls go without waiting for one another.</summary>
    private const int MostDoors = 16_384;

    private readonly ConcurrentDictionary<Key, Door> _doors = new();
    private int _count;

    /// <summary>Waits until the call may start. A call that primes gets a turn, which it must dispose of; the others get nothing.</summary>
    public async ValueTask<Turn?> EnterAsync(string tier, PromptRequest request, CancellationToken cancellationToken)
    {
        var ofTier = await EnterAsync(new Key(tier, Prefix: 0), cancellationToken).ConfigureAwait(false);
        try
        {
            var ofPrefix = await EnterAsync(new Key(tier, Fingerprint(request)), cancellationToken).ConfigureAwait(false);
            return ofTier is null && ofPrefix is null ? null : new Turn(ofTier, ofPrefix);
        }
        catch
        {
            ofTier?.Leave();
            throw;
        }
    }

    private ValueTask<Door?> EnterAsync(Key key, CancellationToken cancellationToken)
    {
        if (!_doors.TryGetValue(key, out var door))
        {
            if (Volatile.Read(ref _count) >= MostDoors)
                return default;

            Interlocked.Increment(ref _count);
            door = _doors.GetOrAdd(key, static _ => new Door());
        }

        return door.EnterAsync(cancellationToken);
    }

    /// <summary>Tells apart requests whose system text differs: those of other tenants.</summary>
    private static int Fingerprint(PromptRequest request)
    {
        var hash = new HashCode();
        hash.Add(1);
        if (request.Messages is [{ } first, ..] && first.Role == ChatRole.System)
        {
            foreach (var content in first.Contents)
                hash.Add((content as TextContent)?.Text, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    /// <summary>
    /// A call that primes. One that ends without success hands its part to the next call; after a second one there is nothing to wait for,
    /// and all others go at once.
    /// </summary>
    internal sealed class Turn(Door? ofTier, Door? ofPrefix) : IDisposable
    {
        private bool _isOver;

        public void Succeed()
        {
            ofTier?.Open();
            ofPrefix?.Open();
            Dispose();
        }

        public void Dispose()
        {
            if (_isOver)
                return;

            _isOver = true;
            ofPrefix?.Leave();
            ofTier?.Leave();
        }
    }

    internal sealed class Door
    {
        private const int MostTurns = 2;

        private readonly SemaphoreSlim _turn = new(1, 1);
        private volatile bool _isOpen;
        private int _turns;

        /// <summary>Returns the door when the caller is the one that primes and must leave it again.</summary>
        public async ValueTask<Door?> EnterAsync(CancellationToken cancellationToken)
        {
            if (_isOpen)
                return null;

            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (!_isOpen)
                return this;

            _turn.Release();
            return null;
        }

        public void Open() => _isOpen = true;

        public void Leave()
        {
            if (Interlocked.Increment(ref _turns) >= MostTurns)
                _isOpen = true;
            _turn.Release();
        }
    }

    private readonly record struct Key(string Tier, int Prefix);
}
