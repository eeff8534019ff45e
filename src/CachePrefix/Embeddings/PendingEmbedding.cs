using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>A text that some calls wait for. All but the end of waiting happens under the gate of the generator.</summary>
internal sealed class PendingEmbedding(string text)
{
    private readonly TaskCompletionSource<Embedding<float>> _embedding = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private UsageDetails? _usage;
    private int _callers = 1;
    private bool _closed;

    public string Text => text;

    public Task<Embedding<float>> Embedding => _embedding.Task;

    public bool IsWanted => _callers > 0;

    /// <summary>Called once by the last caller that leaves while the text is being computed.</summary>
    public Action? Left { get; set; }

    public bool TryJoin()
    {
        if (_closed || (_callers == 0 && Left is not null))
            return false;
        _callers++;
        return true;
    }

    public void Leave()
    {
        if (--_callers == 0 && !_embedding.Task.IsCompleted)
            Left?.Invoke();
    }

    public void Close() => _closed = true;

    public void Succeed(Embedding<float> embedding, UsageDetails? usage)
    {
        _usage = usage;
        _embedding.TrySetResult(embedding);
    }

    public void Fail(Exception exception)
    {
        if (_embedding.TrySetException(exception))
            _ = _embedding.Task.Exception;
    }

    /// <summary>What the text took, for the first caller that asks.</summary>
    public UsageDetails? TakeUsage() => Interlocked.Exchange(ref _usage, null);
}
