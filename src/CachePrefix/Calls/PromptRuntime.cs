using CachePrefix.Models;

namespace CachePrefix;

/// <summary>What every prompt client needs: tiers, prices, time and settings.</summary>
public sealed class PromptRuntime
{
    private readonly PrefixWarmth _unknown;

    /// <summary>Brings the parts together. Programs with dependency injection call <c>services.AddCachePrefix</c> instead.</summary>
    /// <param name="tiers">The tiers.</param>
    /// <param name="options">The settings; the defaults when <see langword="null"/>.</param>
    /// <param name="catalog">The models and their prices; <see cref="ModelCatalog.Default"/> when <see langword="null"/>.</param>
    /// <param name="timeProvider">Measures latency and dates prices; the system's when <see langword="null"/>.</param>
    /// <param name="services">Passed to tools that ask for services.</param>
    /// <param name="steps">Steps that may answer in place of a model, the first one asked first; none when <see langword="null"/>.</param>
    /// <param name="observers">Are told of every attempt; none when <see langword="null"/>.</param>
    public PromptRuntime(
        ITierRegistry tiers,
        CachePrefixOptions? options = null,
        ModelCatalog? catalog = null,
        TimeProvider? timeProvider = null,
        IServiceProvider? services = null,
        IEnumerable<IAnswerStep>? steps = null,
        IEnumerable<IAttemptObserver>? observers = null)
    {
        ArgumentNullException.ThrowIfNull(tiers);
        Tiers = tiers;
        Options = options ?? new CachePrefixOptions();
        Time = timeProvider ?? TimeProvider.System;
        Services = services;
        Steps = steps?.ToArray() ?? [];
        Observers = observers?.ToArray() ?? [];
        Routers = services?.GetService(typeof(IEnumerable<NamedRouter>)) is IEnumerable<NamedRouter> routers ? [.. routers] : [];
        Warmth = services?.GetService(typeof(PrefixWarmth)) as PrefixWarmth;
        IsMetered = Observers.Any(static observer => observer is CallMeter);
        _unknown = new PrefixWarmth(catalog: catalog);
        Prices = new PriceBook(catalog ?? ModelCatalog.Default, Time);
        Limits = RequestLimits.From(catalog ?? ModelCatalog.Default);
    }

    internal ITierRegistry Tiers { get; }

    internal CachePrefixOptions Options { get; }

    internal TimeProvider Time { get; }

    internal IServiceProvider? Services { get; }

    internal IAnswerStep[] Steps { get; }

    internal IAttemptObserver[] Observers { get; }

    internal NamedRouter[] Routers { get; }

    /// <summary>What the providers' caches hold, where a router wants to know.</summary>
    internal PrefixWarmth? Warmth { get; }

    /// <summary>What a request would find on a tier.</summary>
    internal TierOutlook OutlookOf(RouteRequest request, string name)
    {
        var tier = Tiers.Get(name);
        var warmth = Warmth ?? _unknown;
        var found = warmth.Find(tier, warmth.PrefixOf(request), Time.GetUtcNow());
        var price = Prices.Find(tier.Model, new TokenUsage((long)(found.Marked + found.Tail)), Time.GetTimestamp());
        return new TierOutlook(tier.Model, price, (long)found.Prefix, (long)found.Warm, found.WarmFor, (long)(found.Marked - found.Prefix + found.Tail));
    }

    /// <summary>Whether a meter is told of attempts, so that meters of the tiers' clients leave them out.</summary>
    internal bool IsMetered { get; }

    internal PriceBook Prices { get; }

    internal RequestLimits Limits { get; }
}
