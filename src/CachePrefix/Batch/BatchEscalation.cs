namespace CachePrefix;

/// <summary>How a prompt whose answer was rejected gets to the next tier of its cascade.</summary>
public enum BatchEscalation
{
    /// <summary>With the other rejected ones as another batch, at the batch rate.</summary>
    NextBatch,

    /// <summary>At once, by a direct call at the full price.</summary>
    AtOnce,
}
