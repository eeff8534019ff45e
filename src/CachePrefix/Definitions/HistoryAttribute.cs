namespace CachePrefix;

/// <summary>
/// Marks the list of <c>ChatMessage</c> that holds the conversation so far. It stands on <see cref="Stability.Session"/> and carries
/// a breakpoint on its last message that moves along as the conversation grows. One per prompt.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter, Inherited = false)]
public sealed class HistoryAttribute : Attribute
{
    /// <summary>How long the provider should keep the conversation.</summary>
    public CacheTtl Ttl { get; set; }
}
