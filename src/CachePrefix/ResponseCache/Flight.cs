using System.Runtime.ExceptionServices;

namespace CachePrefix;

/// <summary>
/// One caller's part in answering a key. Only the caller whose flight the cache starts asks the model. What cannot be kept, a failure or
/// half an answer, goes to that caller alone; the others learn that they have to ask again.
/// </summary>
internal sealed class Flight<TAnswer>(Func<CancellationToken, ValueTask<(TAnswer Answer, byte[]? Payload)>> ask)
{
    private const int Waiting = 0;
    private const int Started = 1;
    private const int Abandoned = 2;

    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state;

    /// <summary>Whether this caller was the one that asked.</summary>
    public bool HasStarted => Volatile.Read(ref _state) == Started;

    /// <summary>Ends when this caller begins to ask; never when another one does.</summary>
    public Task WhenStarted => _started.Task;

    /// <summary>Ends when the model has answered or failed, before the answer is written anywhere.</summary>
    public Task WhenEnded => _ended.Task;

    /// <summary>The answer, once ended without an error.</summary>
    public TAnswer? Answer { get; private set; }

    /// <summary>Why asking failed.</summary>
    public ExceptionDispatchInfo? Error { get; private set; }

    /// <summary>Gives up waiting for the cache. Returns whether the model has not been asked and will not be by the cache.</summary>
    public bool TryAbandon() => Interlocked.CompareExchange(ref _state, Abandoned, Waiting) == Waiting;

    /// <summary>Called by the cache when it has no entry and nobody else is asking.</summary>
    public async ValueTask<byte[]> RunAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _state, Started, Waiting) != Waiting)
            throw new NotKeptException();

        _started.TrySetResult();
        try
        {
            (Answer, var payload) = await ask(cancellationToken).ConfigureAwait(false);
            return payload ?? throw new NotKeptException();
        }
        catch (Exception exception) when (exception is not NotKeptException)
        {
            Error = ExceptionDispatchInfo.Capture(exception);
            throw new NotKeptException();
        }
        finally
        {
            _ended.TrySetResult();
        }
    }
}
