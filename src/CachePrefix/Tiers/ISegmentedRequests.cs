namespace CachePrefix;

/// <summary>Marks a client that needs to know where each segment of a prompt lies in the request.</summary>
internal interface ISegmentedRequests;
