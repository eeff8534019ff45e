using Microsoft.Extensions.Logging;

namespace CachePrefix.Resilience;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Endpoint {Endpoint} is left alone for {Duration}, because too many of its requests fail; the last one: {Error}")]
    public static partial void CircuitOpened(ILogger logger, string endpoint, TimeSpan duration, string? error);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Endpoint {Endpoint} answers again.")]
    public static partial void CircuitClosed(ILogger logger, string endpoint);

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "Endpoint {Endpoint} asks for a pause of {Duration} and is left alone until then.")]
    public static partial void Rests(ILogger logger, string endpoint, TimeSpan duration);

    [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "{Fallback}")]
    public static partial void AnsweredElsewhere(ILogger logger, string fallback);
}
