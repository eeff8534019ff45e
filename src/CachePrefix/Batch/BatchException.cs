namespace CachePrefix;

/// <summary>A batch, or a request of one, was not answered; the message names run, batch and prompt.</summary>
public sealed class BatchException : Exception
{
    internal BatchException(string message, Exception? innerException = null, BatchLineState? state = null)
        : base(message, innerException) => State = state;

    /// <summary>What became of the request; <see langword="null"/> where the error is not that of one request.</summary>
    public BatchLineState? State { get; }
}
