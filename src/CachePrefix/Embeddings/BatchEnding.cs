namespace CachePrefix;

/// <summary>Ends a request that nobody waits for any more.</summary>
internal sealed class BatchEnding : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private int _wanted;

    public BatchEnding(List<PendingEmbedding> batch)
    {
        _wanted = batch.Count;
        foreach (var one in batch)
            one.Left = OneLeft;
    }

    public CancellationToken Token => _source.Token;

    public void Dispose() => _source.Dispose();

    private void OneLeft()
    {
        if (Interlocked.Decrement(ref _wanted) > 0)
            return;

        try
        {
            _ = _source.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The request has ended by itself.
        }
    }
}
