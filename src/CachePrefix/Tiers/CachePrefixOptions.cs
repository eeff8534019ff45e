namespace CachePrefix;

/// <summary>Settings that all prompts share.</summary>
public sealed class CachePrefixOptions
{
    /// <summary>The most requests that one call may take when the model keeps calling tools. 10 unless set.</summary>
    public int MaxToolIterations { get; set; } = 10;

    /// <summary>Lifetimes per rung that take the place of those the prompts declare.</summary>
    public IDictionary<Stability, CacheTtl> Ttls { get; } = new Dictionary<Stability, CacheTtl>();
}
