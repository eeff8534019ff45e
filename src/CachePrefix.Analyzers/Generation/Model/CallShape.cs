namespace CachePrefix.Analyzers.Generation;

/// <summary>How a router or validator returns.</summary>
internal enum CallShape
{
    Value,
    ValueTask,
    Task,
}
