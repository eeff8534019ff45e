namespace CachePrefix;

/// <summary>A prompt that knows what its answer will depend on, such as the ids of the documents it sends.</summary>
public interface ICacheTagged
{
    /// <summary>The tags by which the answer can be removed from response caches.</summary>
    IEnumerable<string> CacheTags { get; }
}
