namespace CachePrefix.Resilience;

/// <summary>What a failure says about where to ask next.</summary>
internal enum FailureKind
{
    /// <summary>The request is at fault, or the program: no endpoint would do better.</summary>
    Request,

    /// <summary>The endpoint may do better when it is asked again.</summary>
    Passing,

    /// <summary>The endpoint has had enough requests for now; it is none the worse.</summary>
    RateLimit,

    /// <summary>The endpoint will not do better, but another one may: key, model or quota are missing here.</summary>
    Endpoint,

    /// <summary>The endpoint's circuit is open: it was not asked.</summary>
    Open,

    /// <summary>The caller, or an answer that came first, ended the request.</summary>
    Canceled,
}
