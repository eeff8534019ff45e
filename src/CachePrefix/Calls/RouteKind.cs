namespace CachePrefix;

/// <summary>How a prompt chooses its tier.</summary>
public enum RouteKind
{
    /// <summary>One tier answers every request.</summary>
    Fixed = 0,

    /// <summary>Tiers are asked in order until an answer is valid.</summary>
    Cascade = 1,

    /// <summary>A method of the prompt names the tier of each request.</summary>
    Method = 2,
}
