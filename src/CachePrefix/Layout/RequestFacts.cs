namespace CachePrefix;

/// <summary>What few requests have, apart from the options, which every request has. The clones of a request's options share it.</summary>
internal sealed class RequestFacts
{
    /// <summary>The first segment that a prefix guard saw changed.</summary>
    public string? ChangedSegment { get; set; }

    /// <summary>Where each segment lies in the request.</summary>
    public IReadOnlyList<SegmentSpan> Spans { get; set; } = [];

    /// <summary>What of the request may be cached, as a router saw it.</summary>
    public RequestPrefix? Prefix { get; set; }

    /// <summary>The requests of a client that may send several for one call.</summary>
    public RequestLog? Requests { get; set; }

    /// <summary>The requests of a client that asks again or elsewhere.</summary>
    public EndpointLog? Endpoints { get; set; }
}
