namespace CachePrefix;

/// <summary>Takes the records of semantic caches, for <c>cacheprefix cache tune</c>. Register one as a service.</summary>
public interface ISemanticShadowLog
{
    /// <summary>Takes a record. Called on the thread of a call or behind it; must not block for long.</summary>
    /// <param name="record">The record.</param>
    void Add(ShadowRecord record);
}
