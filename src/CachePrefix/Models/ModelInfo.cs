#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix.Models;
#endif

/// <summary>One model: what it caches and what it costs.</summary>
#if CACHEPREFIX_COMPILER
internal
#else
public
#endif
sealed partial class ModelInfo
{
    private readonly PricePeriod[] _periods;

    internal ModelInfo(PricePeriod[] periods) => _periods = periods;

    /// <summary>The provider's id of the model, without a snapshot date.</summary>
    public required string Id { get; init; }

    /// <summary>The platform that the id or the caller named; <see langword="null"/> for the provider's own service.</summary>
    public PlatformInfo? Platform { get; private init; }

    /// <summary>Other ids of the same model.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The provider.</summary>
    public required ProviderInfo Provider { get; init; }

    /// <summary>The fewest tokens that a prefix needs to be cached; shorter ones are silently not cached. <see langword="null"/> where unknown.</summary>
    public required int? MinimumPrefixTokens { get; init; }

    /// <summary>How the provider decides what to cache.</summary>
    public required CachingMode Caching { get; init; }

    /// <summary>For <see cref="CachingMode.Automatic"/>, the step in tokens in which prefixes are cached; else <see langword="null"/>.</summary>
    public required int? IncrementTokens { get; init; }

    /// <summary>The lifetimes that a request may ask for, the one it gets without asking first.</summary>
    public required IReadOnlyList<CacheLifetime> Lifetimes { get; init; }

    /// <summary>How a request asks for another lifetime than the first of <see cref="Lifetimes"/>.</summary>
    public required LifetimeParameter LifetimeParameter { get; init; }

    /// <summary>
    /// How many requests a minute with the same prefix and cache key stay together before some are sent to other machines;
    /// <see langword="null"/> where no such limit is known.
    /// </summary>
    public required int? RequestsPerKeyPerMinute { get; init; }

    /// <summary>Whether prefixes can be stored under a name, made, renewed and deleted by requests of their own, as Gemini's <c>cachedContents</c> are.</summary>
    public required bool ExplicitCaches { get; init; }

    /// <summary>How many positions are looked back from a breakpoint, the breakpoint's own included; <see langword="null"/> where no limit is known.</summary>
    public int? LookBackPositions => Platform is null ? Provider.LookBackPositions : Platform.LookBackPositions;

    /// <summary>Whether a run of tool calls, or of tool results, counts as one position.</summary>
    public bool CollapsesToolRuns => Platform?.CollapsesToolRuns ?? Provider.CollapsesToolRuns;

    /// <summary>Whether a request may leave it to the service to place a breakpoint.</summary>
    public bool AutomaticBreakpoint => Platform?.AutomaticBreakpoint ?? Provider.AutomaticBreakpoint;

    /// <summary>The effort that a request without one gets, so that naming it changes nothing; <see langword="null"/> where unknown.</summary>
    public required string? DefaultEffort { get; init; }

    /// <summary>Whether system messages may stand between other messages.</summary>
    public required bool SystemMessages { get; init; }

    /// <summary>Whether thinking of earlier turns is dropped when the user speaks again, which changes the prefix.</summary>
    public required bool DropsEarlierThinking { get; init; }

    /// <summary>
    /// What a request costs by the service tier that processed it, relative to the usual price: <c>flex</c> 0.5, <c>priority</c> 2. A tier that is
    /// not here has no known price. Empty where the provider reports none.
    /// </summary>
    public required IReadOnlyDictionary<string, decimal> ServiceTiers { get; init; }

    /// <summary>How many tokens the model makes of a text that common tokenizers turn into one: above one for newer tokenizers.</summary>
    public required decimal TokenScale { get; init; }

    /// <summary>The first day on which requests fail or another model answers them; <see langword="null"/> where none was announced. Platforms may keep the model longer.</summary>
    public required DateOnly? Retires { get; init; }

    /// <summary>The id of the model that the provider recommends instead; <see langword="null"/> where it names none.</summary>
    public required string? Successor { get; init; }

    /// <summary>The day on which the row was compared with its sources.</summary>
    public required DateOnly Checked { get; init; }

    /// <summary>The addresses of the pages that the row was taken from.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>What else is worth knowing about the row, such as sources that disagree; <see langword="null"/> for nothing.</summary>
    public required string? Note { get; init; }

    /// <summary>All prices, the oldest first; empty where no price is known.</summary>
    public IReadOnlyList<PricePeriod> Prices => _periods;

    /// <summary>The prices on a day.</summary>
    /// <param name="date">The day of the call, in UTC.</param>
    /// <returns><see langword="null"/> where no price is known for that day.</returns>
    public PricePeriod? PricesAt(DateOnly date)
    {
        for (var i = _periods.Length - 1; i >= 0; i--)
            if (_periods[i].From is not { } from || from <= date)
                return _periods[i];
        return null;
    }

    /// <summary>The cost of one call.</summary>
    /// <param name="usage">The tokens of one call: its input length chooses the price.</param>
    /// <param name="date">The day of the call, in UTC.</param>
    /// <param name="serviceTier">The service tier that processed the call; the usual one when <see langword="null"/>.</param>
    /// <returns><see langword="null"/>, not zero, where no price is known for that day or service tier.</returns>
    public CallCost? CostOf(in TokenUsage usage, DateOnly date, string? serviceTier = null)
    {
        decimal multiplier = 1;
        if (serviceTier is not null && !ServiceTiers.TryGetValue(serviceTier, out multiplier))
            return null;
        return PricesAt(date)?.CostOf(usage) * multiplier;
    }

#if !CACHEPREFIX_COMPILER
    /// <summary>The cost of one call.</summary>
    /// <param name="usage">The tokens of one call: its input length chooses the price.</param>
    /// <param name="time">The time of the call; its UTC date counts.</param>
    /// <param name="serviceTier">The service tier that processed the call; the usual one when <see langword="null"/>.</param>
    /// <returns><see langword="null"/>, not zero, where no price is known for that day or service tier.</returns>
    public CallCost? CostOf(in TokenUsage usage, DateTimeOffset time, string? serviceTier = null) =>
        CostOf(usage, DateOnly.FromDateTime(time.UtcDateTime), serviceTier);
#endif

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <summary>This model as a platform sells it.</summary>
    internal ModelInfo On(PlatformInfo platform, decimal priceMultiplier) =>
        new(priceMultiplier == 1 ? _periods : Array.ConvertAll(_periods, period => period.Times(priceMultiplier)))
        {
            Id = Id,
            Platform = platform,
            Aliases = Aliases,
            Provider = Provider,
            MinimumPrefixTokens = platform.MinimumPrefixTokens.TryGetValue(Id, out var minimum) ? minimum : MinimumPrefixTokens,
            Caching = Caching,
            IncrementTokens = IncrementTokens,
            Lifetimes = Lifetimes,
            LifetimeParameter = LifetimeParameter,
            RequestsPerKeyPerMinute = RequestsPerKeyPerMinute,
            ExplicitCaches = ExplicitCaches,
            DefaultEffort = DefaultEffort,
            SystemMessages = SystemMessages,
            DropsEarlierThinking = DropsEarlierThinking,
            TokenScale = TokenScale,
            ServiceTiers = ServiceTiers,
            Retires = platform.OwnRetirement ? null : Retires,
            Successor = Successor,
            Checked = Checked,
            Sources = [.. Sources, .. platform.Sources.Except(Sources)],
            Note = Note,
        };
}
