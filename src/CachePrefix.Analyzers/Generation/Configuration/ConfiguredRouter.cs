using CachePrefix.Analyzers.Routing;

namespace CachePrefix.Analyzers.Generation;

/// <summary>A router of <c>cacheprefix.json</c>.</summary>
/// <param name="Name">The router's name.</param>
/// <param name="Rules">Its rules, in order.</param>
internal sealed record ConfiguredRouter(string Name, IReadOnlyList<ConfiguredRule> Rules);

/// <summary>A rule of a router.</summary>
/// <param name="Name">The rule's name, or its number.</param>
/// <param name="Tier">The tier that it names.</param>
/// <param name="Conditions">When it decides.</param>
internal sealed record ConfiguredRule(string Name, string Tier, RouteConditions Conditions);
