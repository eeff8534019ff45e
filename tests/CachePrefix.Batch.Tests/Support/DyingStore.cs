namespace CachePrefix.Batch.Tests.Support;

/// <summary>A process that dies at one of its accesses to the store: before or after it took effect.</summary>
internal sealed class DyingStore(IBatchStore store, int access, bool after) : IBatchStore
{
    private int _accesses;

    public int Accesses => _accesses;

    public ValueTask<IAsyncDisposable?> TryLockAsync(string run, CancellationToken cancellationToken) => store.TryLockAsync(run, cancellationToken);

    public ValueTask<BatchRun?> FindAsync(string run, CancellationToken cancellationToken) => store.FindAsync(run, cancellationToken);

    public async ValueTask SaveAsync(BatchRun run, CancellationToken cancellationToken)
    {
        var dies = ++_accesses == access;
        if (dies && !after)
            throw new Death();
        await store.SaveAsync(run, cancellationToken);
        if (dies)
            throw new Death();
    }

    public IAsyncEnumerable<BatchRun> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

    public ValueTask<Stream> CreateAsync(string run, string file, CancellationToken cancellationToken) =>
        ++_accesses == access ? throw new Death() : store.CreateAsync(run, file, cancellationToken);

    public ValueTask<Stream?> OpenAsync(string run, string file, CancellationToken cancellationToken) => store.OpenAsync(run, file, cancellationToken);

    public ValueTask AppendAsync(string run, string file, string line, CancellationToken cancellationToken) => store.AppendAsync(run, file, line, cancellationToken);

    public ValueTask DeleteAsync(string run, CancellationToken cancellationToken) => store.DeleteAsync(run, cancellationToken);
}

/// <summary>The end of the process, which nothing catches but the test.</summary>
internal sealed class Death : UnauthorizedAccessException;
