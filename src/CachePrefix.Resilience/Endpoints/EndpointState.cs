namespace CachePrefix.Resilience;

/// <summary>How an endpoint is now.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsFallback">Whether it is only asked when the others do not answer.</param>
/// <param name="IsOpen">Whether its circuit is open, so that it is not asked.</param>
/// <param name="RestsUntil">Until when it has asked to be left alone, in UTC; <see langword="null"/> when it has not.</param>
/// <param name="UnderWay">Its requests under way.</param>
public readonly record struct EndpointState(string Name, bool IsFallback, bool IsOpen, DateTimeOffset? RestsUntil, int UnderWay);
