using System.Collections.Concurrent;
using CachePrefix.Models;
using Microsoft.Extensions.Caching.Distributed;

namespace CachePrefix;

/// <summary>
/// What the providers' caches hold, as far as this program's requests tell: when each prefix was last written or read on each tier, how long it
/// lives and how large it is. What the provider reports corrects it.
/// </summary>
/// <remarks>Safe for concurrent use. Answers may be told in any order.</remarks>
public sealed partial class PrefixWarmth
{
    private readonly object _lock = new();
    private readonly Dictionary<(string Cache, UInt128 Prefix), PrefixEntry> _entries = [];
    private readonly ConcurrentDictionary<string, TierFacts> _facts = new(StringComparer.Ordinal);
    private readonly PrefixWarmthOptions _options;
    private readonly ModelCatalog _catalog;
    private readonly SharedWarmth? _shared;

    /// <summary>Begins without knowledge.</summary>
    /// <param name="options">The settings; the defaults when <see langword="null"/>.</param>
    /// <param name="catalog">The models with their lifetimes and minimum sizes; <see cref="ModelCatalog.Default"/> when <see langword="null"/>.</param>
    /// <param name="shared">Where machines tell one another what they know; each knows only its own requests when <see langword="null"/>.</param>
    public PrefixWarmth(PrefixWarmthOptions? options = null, ModelCatalog? catalog = null, IDistributedCache? shared = null)
    {
        _options = options ?? new PrefixWarmthOptions();
        _catalog = catalog ?? ModelCatalog.Default;
        _shared = shared is null ? null : new SharedWarmth(shared, _options.SharedTimeout);
    }

    /// <summary>The number of prefixes that are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _entries.Count;
        }
    }

    internal TextSizes Sizes { get; } = new();

    /// <summary>The model that a tier asks, where the catalogue has it.</summary>
    internal ModelInfo? ModelOf(Tier tier) => FactsOf(tier).Model;

    /// <summary>What of a request may be cached.</summary>
    internal RequestPrefix PrefixOf(RouteRequest request) =>
        request.Prefix ??= RequestPrefix.Of(request.Messages, request.Options, (request.Options as PromptChatOptions)?.ConversationStart, Sizes);

    /// <summary>What a tier's cache holds of a request that begins now.</summary>
    internal WarmPrefix Find(Tier tier, RequestPrefix prefix, DateTimeOffset now)
    {
        var facts = FactsOf(tier);
        var model = facts.Model;
        var scale = facts.Scale;
        var total = prefix.Tokens * scale;
        var end = prefix.FindEnd(model);
        if (end < 0)
            return new WarmPrefix { Scale = scale, Tail = total };

        var size = prefix.Points[end].Tokens * scale;
        var found = new WarmPrefix { Scale = scale, Minimum = model?.MinimumPrefixTokens ?? 0, Marked = size, Tail = total - size, Life = prefix.LifetimeFrom(end, model) };
        var soon = (now + _options.Margin).UtcTicks;
        lock (_lock)
        {
            if (FindWarm(tier, prefix, model, end, soon, out var at, out var entry))
                found = found with { Warm = SizeOf(entry, prefix.Points[at], scale, size), WarmFor = new TimeSpan(entry.Expires - soon) };
            for (var i = Math.Min(prefix.Stable - 1, end); i >= 0; i--)
            {
                if (prefix.LifetimeAt(i, model) is not { } life || prefix.Points[i].Tokens * scale < found.Minimum)
                    continue;

                found = found.Stable > 0 ? found : found with { Stable = prefix.Points[i].Tokens * scale, StableLife = life };
                if (!_entries.TryGetValue((tier.CacheName, prefix.Points[i].Key), out entry) || !entry.IsWarm(soon))
                    continue;

                return found with { StableWarm = SizeOf(entry, prefix.Points[i], scale, size), StableWarmFor = new TimeSpan(entry.Expires - soon) };
            }
        }

        return found;
    }

    /// <summary>Takes note of an answer.</summary>
    /// <param name="tier">The tier that answered.</param>
    /// <param name="prefix">The request.</param>
    /// <param name="usage">Its tokens; those of several requests where <paramref name="isSum"/>.</param>
    /// <param name="modelId">The model that answered, as far as the response says.</param>
    /// <param name="startedAt">When the request began.</param>
    /// <param name="answeredAt">When the answer was there.</param>
    /// <param name="isSum">Whether the tokens are those of several requests, so that they say nothing about one.</param>
    internal void Record(Tier tier, RequestPrefix prefix, in TokenUsage usage, string? modelId, DateTimeOffset startedAt, DateTimeOffset answeredAt, bool isSum = false)
    {
        if (usage.TotalInput <= 0 || prefix.Tokens <= 0)
            return;

        var facts = FactsOf(tier);
        if (facts.Model is null && modelId is not null && _catalog.TryFind(modelId, out var answered))
            facts.Model = answered;
        if (!isSum)
            facts.Learn((double)usage.TotalInput / prefix.Tokens);
        var told = new Report(tier.CacheName, prefix, facts.Model, usage, isSum ? facts.Scale : (double)usage.TotalInput / prefix.Tokens, startedAt.UtcTicks, Math.Max(startedAt.UtcTicks, answeredAt.UtcTicks), isSum);
        lock (_lock)
        {
            Take(told);
            if (_entries.Count > _options.Capacity)
                Forget(startedAt.UtcTicks);
        }

        Publish(prefix, told.AnsweredAt);
    }

    /// <summary>Takes note of an answer to a prompt's request.</summary>
    internal void Record(Tier tier, PromptRequest request, in Answer answer, DateTimeOffset startedAt, DateTimeOffset answeredAt)
    {
        if (answer.Usage.TotalInput > 0)
            Record(tier, RequestPrefix.Of(request, Sizes), answer.Usage, answer.Response.ModelId, startedAt, answeredAt, isSum: tier.InvokesFunctions && answer.Response.Messages.Count > 1);
    }

    private TierFacts FactsOf(Tier tier)
    {
        if (_facts.TryGetValue(tier.CacheName, out var facts))
            return facts;

        return _facts.GetOrAdd(tier.CacheName, new TierFacts { Model = tier.Model is { } id && _catalog.TryFind(id, out var model) ? model : null });
    }

    /// <summary>Looks back from each breakpoint, as the provider does; the longest prefix that lives is read.</summary>
    private bool FindWarm(Tier tier, RequestPrefix prefix, ModelInfo? model, int end, long now, out int at, out PrefixEntry entry)
    {
        var seen = end + 1;
        for (var from = end; from >= 0; from--)
        {
            if (prefix.LifetimeAt(from, model) is null)
                continue;

            for (var i = Math.Min(from, seen - 1); i >= 0 && prefix.Reaches(from, i, model); i--)
            {
                seen = i;
                if (!_entries.TryGetValue((tier.CacheName, prefix.Points[i].Key), out entry) || !entry.IsWarm(now))
                    continue;

                at = i;
                return true;
            }
        }

        (at, entry) = (-1, default);
        return false;
    }

    private static double SizeOf(in PrefixEntry entry, in PrefixPoint point, double scale, double most) =>
        Math.Min(most, entry.Tokens > 0 ? entry.Tokens : point.Tokens * scale);

    /// <summary>Forgets what has ended, and where that is not enough an eighth of the rest, those not used for longest.</summary>
    private void Forget(long now)
    {
        foreach (var (key, entry) in _entries)
        {
            if (entry.Expires <= now)
                _entries.Remove(key);
        }

        var surplus = _entries.Count - _options.Capacity + (_options.Capacity / 8);
        if (surplus <= 0)
            return;

        foreach (var (key, _) in _entries.OrderBy(static entry => entry.Value.Used).Take(surplus).ToList())
            _entries.Remove(key);
    }
}
