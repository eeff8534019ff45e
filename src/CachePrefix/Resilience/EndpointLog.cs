namespace CachePrefix;

/// <summary>The requests that a client with several tries took for one attempt. Written by the client, taken by the pipeline above it.</summary>
internal sealed class EndpointLog
{
    private readonly object _lock = new();
    private List<EndpointAttempt> _failed = [];
    private string? _endpoint;
    private RouteFallback? _fallback;
    private TimeSpan _lost;

    public void Add(EndpointAttempt failed)
    {
        lock (_lock)
            _failed.Add(failed);
    }

    /// <summary>Takes note of an answer.</summary>
    /// <param name="endpoint">The endpoint that gave it.</param>
    /// <param name="fallback">Why it was not the first choice, or <see langword="null"/> when it was.</param>
    /// <param name="lost">The time that went by before the request which was answered was sent.</param>
    public void Answered(string endpoint, RouteFallback? fallback, TimeSpan lost)
    {
        lock (_lock)
        {
            _endpoint = endpoint;
            _fallback = fallback ?? _fallback;
            _lost += lost;
        }
    }

    /// <summary>What has happened since the last call.</summary>
    public Report Take()
    {
        lock (_lock)
        {
            var report = new Report(_failed, _endpoint, _fallback, _lost);
            (_failed, _endpoint, _fallback, _lost) = ([], null, null, TimeSpan.Zero);
            return report;
        }
    }

    internal readonly record struct Report(IReadOnlyList<EndpointAttempt> Failed, string? Endpoint, RouteFallback? Fallback, TimeSpan Lost);
}
