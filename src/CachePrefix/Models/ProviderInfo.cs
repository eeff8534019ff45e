#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix.Models;
#endif

/// <summary>What holds for all models of one provider.</summary>
#if CACHEPREFIX_COMPILER
internal
#else
public
#endif
sealed class ProviderInfo
{
    internal ProviderInfo()
    {
    }

    /// <summary>The id that models refer to, such as <c>anthropic</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name to show to people.</summary>
    public required string Name { get; init; }

    /// <summary>How the provider decides what to cache, for models that say nothing else.</summary>
    public required CachingMode Caching { get; init; }

    /// <summary>The most breakpoints that one request may carry; zero where requests carry none.</summary>
    public required int MaxBreakpoints { get; init; }

    /// <summary>What happens to a request with more breakpoints than <see cref="MaxBreakpoints"/>.</summary>
    public required BreakpointOverflow BreakpointOverflow { get; init; }

    /// <summary>
    /// How many positions the provider looks back from a breakpoint for a prefix written earlier, the breakpoint's own included;
    /// <see langword="null"/> where no such limit is known.
    /// </summary>
    public required int? LookBackPositions { get; init; }

    /// <summary>Whether a run of tool calls, or of tool results, counts as one position.</summary>
    public required bool CollapsesToolRuns { get; init; }

    /// <summary>Whether a request may leave it to the provider to place a breakpoint.</summary>
    public required bool AutomaticBreakpoint { get; init; }

    /// <summary>Whether requests may carry a key that brings those with equal prefixes together, OpenAI's <c>prompt_cache_key</c>.</summary>
    public required bool CacheKey { get; init; }

    /// <summary>Which of a request's places the provider tries; <see langword="null"/> where it counts <see cref="LookBackPositions"/>.</summary>
    public required BreakpointLookUp? LookUp { get; init; }

    /// <summary>The lifetimes that the provider knows.</summary>
    public required IReadOnlyList<CacheLifetime> Lifetimes { get; init; }

    /// <summary>What a call in a batch costs relative to a direct call; it multiplies cache prices too.</summary>
    public required decimal BatchMultiplier { get; init; }

    /// <summary>What a call costs by the service tier that processed it, relative to the usual price, for every model; models may add tiers.</summary>
    public required IReadOnlyDictionary<string, decimal> ServiceTiers { get; init; }

    /// <summary>The most that one batch takes; <see langword="null"/> where the provider has no batches.</summary>
    public required BatchLimits? BatchLimits { get; init; }

    /// <summary>How batches go; <see langword="null"/> where the provider has none, or nothing is known of them.</summary>
    public required BatchService? BatchService { get; init; }

    /// <summary>The effort that a request without one gets from models that have none of their own; <see langword="null"/> where unknown.</summary>
    public required string? DefaultEffort { get; init; }

    /// <summary>The day on which the row was compared with its sources.</summary>
    public required DateOnly Checked { get; init; }

    /// <summary>The addresses of the pages that the row was taken from.</summary>
    public required IReadOnlyList<string> Sources { get; init; }
}
