using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace CachePrefix.Resilience;

/// <summary>Reads what an SDK's exception says.</summary>
internal sealed class FailureReader(IProviderErrorReader? errors)
{
    /// <summary>The code of a 429 that no wait mends: the account has no credit left.</summary>
    private const string NoCredit = "insufficient_quota";

    public HttpStatusCode? StatusOf(Exception exception)
    {
        foreach (var current in Chain(exception))
        {
            if ((errors?.ReadStatus(current) ?? (current as HttpRequestException)?.StatusCode) is { } status)
                return status;
        }

        return null;
    }

    /// <summary>How long the provider asks to wait, or <see langword="null"/> when it does not say.</summary>
    public TimeSpan? RetryAfterOf(Exception exception, DateTimeOffset now) => RetryAfter.Read(name => HeaderOf(exception, name), now);

    public FailureKind KindOf(Exception exception, bool isCanceled)
    {
        if (isCanceled)
            return FailureKind.Canceled;
        if (exception is BrokenCircuitException)
            return FailureKind.Open;
        if (exception is TimeoutRejectedException)
            return FailureKind.Passing;
        if (StatusOf(exception) is not { } status)
            return Chain(exception).Any(IsConnection) ? FailureKind.Passing : FailureKind.Request;

        var kind = KindOf(status, exception);
        return HeaderOf(exception, "x-should-retry") switch
        {
            "false" when kind is FailureKind.Passing or FailureKind.RateLimit => FailureKind.Endpoint,
            "true" when kind is FailureKind.Endpoint => FailureKind.Passing,
            _ => kind,
        };
    }

    private static FailureKind KindOf(HttpStatusCode status, Exception exception) => status switch
    {
        HttpStatusCode.TooManyRequests => exception.Message.Contains(NoCredit, StringComparison.Ordinal) ? FailureKind.Endpoint : FailureKind.RateLimit,
        HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or >= HttpStatusCode.InternalServerError => FailureKind.Passing,
        HttpStatusCode.Unauthorized or HttpStatusCode.PaymentRequired or HttpStatusCode.Forbidden or HttpStatusCode.NotFound => FailureKind.Endpoint,
        < HttpStatusCode.BadRequest => FailureKind.Passing,
        _ => FailureKind.Request,
    };

    /// <summary>A connection that failed or broke off, a time-out of the SDK's own, or an answer that is not what the protocol says.</summary>
    private static bool IsConnection(Exception exception) =>
        exception is HttpRequestException or IOException or SocketException or TimeoutException or OperationCanceledException or JsonException;

    private string? HeaderOf(Exception exception, string name)
    {
        if (errors is null)
            return null;

        foreach (var current in Chain(exception))
        {
            if (errors.ReadHeader(current, name) is { } value)
                return value;
        }

        return null;
    }

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
            yield return current;
    }
}
