using CachePrefix.Models;

namespace CachePrefix;

/// <summary>What every prompt client needs: tiers, prices, time and settings.</summary>
public sealed class PromptRuntime
{
    /// <summary>Brings the parts together. Programs with dependency injection call <c>services.AddCachePrefix</c> instead.</summary>
    /// <param name="tiers">The tiers.</param>
    /// <param name="options">The settings; the defaults when <see langword="null"/>.</param>
    /// <param name="catalog">The models and their prices; <see cref="ModelCatalog.Default"/> when <see langword="null"/>.</param>
    /// <param name="timeProvider">Measures latency and dates prices; the system's when <see langword="null"/>.</param>
    /// <param name="services">Passed to tools that ask for services.</param>
    public PromptRuntime(
        ITierRegistry tiers,
        CachePrefixOptions? options = null,
        ModelCatalog? catalog = null,
        TimeProvider? timeProvider = null,
        IServiceProvider? services = null)
    {
        ArgumentNullException.ThrowIfNull(tiers);
        Tiers = tiers;
        Options = options ?? new CachePrefixOptions();
        Time = timeProvider ?? TimeProvider.System;
        Services = services;
        Prices = new PriceBook(catalog ?? ModelCatalog.Default, Time);
        Limits = RequestLimits.From(catalog ?? ModelCatalog.Default);
    }

    internal ITierRegistry Tiers { get; }

    internal CachePrefixOptions Options { get; }

    internal TimeProvider Time { get; }

    internal IServiceProvider? Services { get; }

    internal PriceBook Prices { get; }

    internal RequestLimits Limits { get; }
}
