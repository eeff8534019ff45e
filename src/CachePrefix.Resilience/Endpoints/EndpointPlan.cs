namespace CachePrefix.Resilience;

/// <summary>Which endpoints a request asks.</summary>
/// <param name="Prefix">The key of what should stay on one endpoint.</param>
/// <param name="Own">The endpoint that it stays on.</param>
/// <param name="Order">The endpoints in the order in which they are asked.</param>
internal readonly record struct EndpointPlan(ulong Prefix, Endpoint Own, Endpoint[] Order);
