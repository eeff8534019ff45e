namespace CachePrefix.Batch.Tests.Support;

/// <summary>A store of which something can be made different.</summary>
internal abstract class DecoratedStore(IBatchStore store) : IBatchStore
{
    public virtual ValueTask<IAsyncDisposable?> TryLockAsync(string run, CancellationToken cancellationToken) => store.TryLockAsync(run, cancellationToken);

    public virtual ValueTask<BatchRun?> FindAsync(string run, CancellationToken cancellationToken) => store.FindAsync(run, cancellationToken);

    public virtual ValueTask SaveAsync(BatchRun run, CancellationToken cancellationToken) => store.SaveAsync(run, cancellationToken);

    public virtual IAsyncEnumerable<BatchRun> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

    public virtual ValueTask<Stream> CreateAsync(string run, string file, CancellationToken cancellationToken) => store.CreateAsync(run, file, cancellationToken);

    public virtual ValueTask<Stream?> OpenAsync(string run, string file, CancellationToken cancellationToken) => store.OpenAsync(run, file, cancellationToken);

    public virtual ValueTask AppendAsync(string run, string file, string line, CancellationToken cancellationToken) => store.AppendAsync(run, file, line, cancellationToken);

    public virtual ValueTask DeleteAsync(string run, CancellationToken cancellationToken) => store.DeleteAsync(run, cancellationToken);
}
