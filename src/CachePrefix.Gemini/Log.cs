using Microsoft.Extensions.Logging;

namespace CachePrefix.Gemini;

internal static class Log
{
    private static readonly Action<ILogger, string, Exception?> LogNotMade = LoggerMessage.Define<string>(
        LogLevel.Warning, new EventId(1, nameof(NotMade)), "An explicit cache could not be made, so requests carry the whole prompt for five minutes: {Reason}");

    private static readonly Action<ILogger, string, string, Exception?> LogNotRenewed = LoggerMessage.Define<string, string>(
        LogLevel.Warning, new EventId(2, nameof(NotRenewed)), "The explicit cache {Name} could not be renewed: {Reason}");

    private static readonly Action<ILogger, string, string, Exception?> LogNotDeleted = LoggerMessage.Define<string, string>(
        LogLevel.Warning, new EventId(3, nameof(NotDeleted)), "The explicit cache {Name} could not be deleted and is stored until it expires: {Reason}");

    private static readonly Action<ILogger, string, Exception?> LogVanished = LoggerMessage.Define<string>(
        LogLevel.Warning, new EventId(4, nameof(Vanished)), "The service no longer knows the explicit cache {Name}; the request was sent with the whole prompt.");

    private static readonly Action<ILogger, string, Exception?> LogStoreFailed = LoggerMessage.Define<string>(
        LogLevel.Warning, new EventId(5, nameof(StoreFailed)), "The store that shares explicit caches between processes failed: {Reason}");

    public static void StoreFailed(ILogger? logger, string reason) => Write(logger, LogStoreFailed, reason);

    public static void NotMade(ILogger? logger, string reason) => Write(logger, LogNotMade, reason);

    public static void NotRenewed(ILogger? logger, string name, string reason) => Write(logger, LogNotRenewed, name, reason);

    public static void NotDeleted(ILogger? logger, string name, string reason) => Write(logger, LogNotDeleted, name, reason);

    public static void Vanished(ILogger? logger, string name) => Write(logger, LogVanished, name);

    private static void Write(ILogger? logger, Action<ILogger, string, Exception?> write, string value)
    {
        if (logger is not null)
            write(logger, value, null);
    }

    private static void Write(ILogger? logger, Action<ILogger, string, string, Exception?> write, string name, string value)
    {
        if (logger is not null)
            write(logger, name, value, null);
    }
}
