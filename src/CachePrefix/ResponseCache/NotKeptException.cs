namespace CachePrefix;

/// <summary>Tells those who waited for a call that it has nothing for them. Never leaves the cache.</summary>
internal sealed class NotKeptException : Exception;
