namespace CachePrefix.Models;

/// <summary>What a provider does with more breakpoints than it allows.</summary>
public enum BreakpointOverflow
{
    /// <summary>It answers with an error.</summary>
    Reject,

    /// <summary>It keeps the last ones and says nothing.</summary>
    KeepLast,
}
