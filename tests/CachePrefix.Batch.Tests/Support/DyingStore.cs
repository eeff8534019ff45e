namespace CachePrefix.Batch.Tests.Support;

/// <summary>A process that dies at one of its accesses to the store: before or after it took effect.</summary>
internal sealed class DyingStore(IBatchStore store, int access, bool after) : DecoratedStore(store)
{
    private int _accesses;

    public int Accesses => _accesses;

    public override async ValueTask SaveAsync(BatchRun run, CancellationToken cancellationToken)
    {
        var dies = ++_accesses == access;
        if (dies && !after)
            throw new Death();
        await base.SaveAsync(run, cancellationToken);
        if (dies)
            throw new Death();
    }

    public override ValueTask<Stream> CreateAsync(string run, string file, CancellationToken cancellationToken) =>
        ++_accesses == access ? throw new Death() : base.CreateAsync(run, file, cancellationToken);
}

/// <summary>The end of the process, which nothing catches but the test.</summary>
internal sealed class Death : UnauthorizedAccessException;
