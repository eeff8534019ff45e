namespace CachePrefix.Resilience;

/// <summary>No endpoint was asked, because the circuits of all are open; the message says of each why. Nothing was sent, so nothing was paid for.</summary>
/// <param name="message">Why each endpoint was not asked, and what to do.</param>
/// <param name="innerException">The rejection of the last one, which says how long its circuit stays open.</param>
public sealed class EndpointsUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
