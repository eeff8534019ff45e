using CachePrefix.Models;

namespace CachePrefix;

/// <summary>One tier as the planner sees it.</summary>
/// <param name="Prices">The model's prices.</param>
/// <param name="Cache">What its cache holds now.</param>
/// <param name="Output">The tokens of an answer, as expected.</param>
/// <param name="LongLife">The lifetime whose writes cost more; <see langword="null"/> where all cost the same.</param>
internal readonly record struct PlannedTier(PricePeriod Prices, WarmPrefix Cache, double Output, TimeSpan? LongLife);
