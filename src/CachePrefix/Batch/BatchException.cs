namespace CachePrefix;

/// <summary>A batch, or a request of one, was not answered; the message names run, batch and prompt.</summary>
public sealed class BatchException : Exception
{
    internal BatchException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
