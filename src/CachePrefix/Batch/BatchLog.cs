using Microsoft.Extensions.Logging;

namespace CachePrefix;

internal static partial class BatchLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The handler failed on prompt {Position} of run '{Run}'; it is called again.")]
    public static partial void HandlerFailed(ILogger logger, int position, string run, Exception exception);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "The batches of prompt '{Prompt}' could not be worked off; it is tried again.")]
    public static partial void WorkFailed(ILogger logger, string prompt, Exception exception);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "Batch run '{Run}' could not be worked off; it is tried again.")]
    public static partial void RunFailed(ILogger logger, string run, Exception exception);

    [LoggerMessage(EventId = 4, Level = LogLevel.Error, Message = "Batch run '{Run}' is left out: {Fault}")]
    public static partial void Unreadable(ILogger logger, string run, string fault);
}
