using CachePrefix.Models;

namespace CachePrefix;

/// <summary>Writes requests down, a file for each batch, and begins another batch where a provider's limit is reached.</summary>
internal sealed class BatchFileWriter(IBatchStore store, string run, int lastPart, Func<Tier, BatchLimits> limits) : IAsyncDisposable
{
    /// <summary>The most that a provider's form of a line adds to the body: the id, the member names and what stands between them.</summary>
    private const int Frame = 160;

    private readonly Dictionary<(string Tier, int Step, int Resent, bool IsDirect), Open> _open = [];
    private readonly List<BatchPart> _closed = [];
    private int _last = lastPart;

    /// <param name="position">The prompt's position in the run.</param>
    /// <param name="tier">The tier.</param>
    /// <param name="template">Step, parent and the like of the batch that the request belongs to.</param>
    /// <param name="body">The request.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <param name="isAlone">Whether the request is a batch of its own.</param>
    public async ValueTask AddAsync(int position, Tier tier, BatchPart template, ReadOnlyMemory<byte> body, CancellationToken cancellationToken, bool isAlone = false)
    {
        var key = (tier.Name, template.Step, template.Resent, template.IsDirect);
        var bound = template.IsDirect ? new BatchLimits(int.MaxValue, long.MaxValue) : limits(tier);
        if (body.Length + Frame > bound.Bytes)
            throw new BatchException($"Prompt {position} of run '{run}' takes {body.Length:N0} bytes; a batch of the provider takes {bound.Bytes:N0}. Send it by itself.");

        if (_open.TryGetValue(key, out var open) && (open.Part.Requests >= bound.Requests || open.Bytes + body.Length + Frame > bound.Bytes))
        {
            await CloseAsync(key).ConfigureAwait(false);
            open = null;
        }

        if (open is null)
        {
            var number = ++_last;
            var stream = await store.CreateAsync(run, BatchNames.Requests(number), cancellationToken).ConfigureAwait(false);
            _open[key] = open = new Open(template with { Number = number, Tier = tier.Name, Requests = 0 }, BatchNames.OfPart(run, number), stream);
        }

        await open.WriteAsync(position, body, cancellationToken).ConfigureAwait(false);
        if (isAlone)
            await CloseAsync(key).ConfigureAwait(false);
    }

    /// <summary>The number of the batch that was begun last.</summary>
    public int LastNumber => _last;

    /// <summary>The batches that were written, in order.</summary>
    public async ValueTask<IReadOnlyList<BatchPart>> FinishAsync()
    {
        foreach (var key in _open.Keys.ToList())
            await CloseAsync(key).ConfigureAwait(false);
        return [.. _closed.OrderBy(static part => part.Number)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var open in _open.Values)
            await open.Stream.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask CloseAsync((string, int, int, bool) key)
    {
        _open.Remove(key, out var open);
        await open!.Stream.DisposeAsync().ConfigureAwait(false);
        _closed.Add(open.Part);
    }

    private sealed class Open(BatchPart part, string name, Stream stream)
    {
        public BatchPart Part { get; private set; } = part;

        public long Bytes { get; private set; }

        public Stream Stream => stream;

        public async ValueTask WriteAsync(int position, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
        {
            await BatchFile.WriteAsync(stream, new BatchRequest(BatchNames.OfRequest(name, position, body.Span), body), cancellationToken).ConfigureAwait(false);
            Part = Part with { Requests = Part.Requests + 1 };
            Bytes += body.Length + Frame;
        }
    }
}
