using System.Collections.Concurrent;
using CachePrefix.Models;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>What every prompt client needs: tiers, prices, time and settings.</summary>
public sealed class PromptRuntime
{
    private readonly ConcurrentDictionary<string, ModelInfo?> _models = new(StringComparer.Ordinal);

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
        Catalog = catalog ?? ModelCatalog.Default;
        Time = timeProvider ?? TimeProvider.System;
        Services = services;
        Limits = RequestLimits.From(Catalog);
    }

    internal ITierRegistry Tiers { get; }

    internal CachePrefixOptions Options { get; }

    internal ModelCatalog Catalog { get; }

    internal TimeProvider Time { get; }

    internal IServiceProvider? Services { get; }

    internal RequestLimits Limits { get; }

    internal PromptAttempt Describe(Tier tier, ChatResponse response, TimeSpan latency, AttemptOutcome outcome)
    {
        var usage = UsageReader.Read(response.Usage);
        var model = response.ModelId ?? tier.Model;
        return new PromptAttempt(tier.Name, model, usage, CostOf(model, usage), latency, outcome);
    }

    private decimal? CostOf(string? model, TokenUsage usage)
    {
        if (model is null)
            return null;
        if (!_models.TryGetValue(model, out var info))
            info = _models.GetOrAdd(model, Catalog.TryFind(model, out var found) ? found : null);
        return info?.CostOf(usage, Time.GetUtcNow())?.Total;
    }
}
