using System.Net;

namespace CachePrefix;

internal static class Failures
{
    /// <summary>A time-out of the provider's client is a failure; the caller's own cancellation is not.</summary>
    public static bool IsFailure(Exception exception, CancellationToken cancellationToken) =>
        exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested;

    /// <summary>The HTTP status that the provider answered with, or <see langword="null"/> when there was none.</summary>
    public static HttpStatusCode? StatusOf(Exception? exception, Tier tier)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if ((tier.Errors?.ReadStatus(current) ?? (current as HttpRequestException)?.StatusCode) is { } status)
                return status;
        }

        return null;
    }
}
