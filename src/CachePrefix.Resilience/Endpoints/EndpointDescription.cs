using Microsoft.Extensions.AI;

namespace CachePrefix.Resilience;

/// <summary>An endpoint as the options name it.</summary>
internal sealed record EndpointDescription(string Name, IChatClient Client, double Weight, int? MaxConcurrency, string? Model, bool IsFallback);
