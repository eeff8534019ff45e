namespace CachePrefix.Analyzers.Rules;

/// <summary>What is found of a compilation when the first file asks for it. A search that was cancelled is made again for the next that asks, with its own token.</summary>
internal sealed class Once<T>(Func<CancellationToken, T> find)
    where T : class
{
    private readonly object _gate = new();
    private T? _found;

    public T Get(CancellationToken cancellationToken)
    {
        lock (_gate)
            return _found ??= find(cancellationToken);
    }
}
