namespace CachePrefix;

/// <summary>Marks a member whose value belongs to the cached prefix.</summary>
/// <remarks>
/// A <see cref="string"/>, a list of strings or <c>TextContent</c> becomes system text. Any other <c>AIContent</c>, or a list of them,
/// becomes a user turn ahead of history and inputs, because providers take only text in the system prompt.
/// Without a rung, a <see langword="const"/> or a static initialised with a constant stands on <see cref="CachePrefix.Stability.Constant"/>
/// and any other member on <see cref="CachePrefix.Stability.Deployment"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter, Inherited = false)]
public sealed class CachedPrefixAttribute : Attribute
{
    /// <summary>Puts the member on the rung that its declaration implies.</summary>
    public CachedPrefixAttribute()
    {
    }

    /// <summary>Puts the member on a rung.</summary>
    /// <param name="stability">Any rung but <see cref="CachePrefix.Stability.Volatile"/>.</param>
    public CachedPrefixAttribute(Stability stability) => Stability = stability;

    /// <summary>The rung given, or <see langword="null"/> for the one the declaration implies.</summary>
    public Stability? Stability { get; }

    /// <summary>How long the provider should keep the rung. The longest of a rung's members counts for the rung.</summary>
    public CacheTtl Ttl { get; set; }

    /// <summary>The position within the rung; members with equal values keep their declaration order.</summary>
    public int Order { get; set; }
}
