using System.Collections.Concurrent;
using CachePrefix.Models;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>The prices of today by model id, looked up in the catalogue again from time to time because prices are dated.</summary>
internal sealed class PriceBook(ModelCatalog catalog, TimeProvider time)
{
    private const int ValiditySeconds = 60;

    /// <summary>More models than this are in no program; where each response names another one, all are looked up again.</summary>
    private const int MostModels = 256;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    private Entry? _last;

    /// <summary>The price of one request; <see langword="null"/> when the model has none.</summary>
    /// <param name="model">The model's id.</param>
    /// <param name="usage">The tokens of one request, whose input length chooses the price.</param>
    /// <param name="timestamp">The time of the request as the time provider's timestamp.</param>
    /// <param name="serviceTier">The service tier that processed the request; the usual one when <see langword="null"/>.</param>
    public TokenPrice? Find(string? model, in TokenUsage usage, long timestamp, string? serviceTier = null) =>
        model is null ? null : EntryOf(model, timestamp).PricesOf(serviceTier)?.For(usage.TotalInput);

    /// <summary>
    /// The price of a response; <see langword="null"/> when the model has none, when the response has no usage, or when the model charges for what
    /// it writes unasked and the client below does not tell how much that was.
    /// </summary>
    /// <param name="response">What the client returned.</param>
    /// <param name="model">The model's id where the response names none.</param>
    /// <param name="usage">Its tokens.</param>
    /// <param name="timestamp">The time of the request as the time provider's timestamp.</param>
    public TokenPrice? Find(ChatResponse response, string? model, in TokenUsage usage, long timestamp) =>
        Find(response.Usage, response.ModelId ?? model, usage, timestamp, UsageKeys.ServiceTierOf(response));

    /// <summary>The same for a request that gave no response.</summary>
    public TokenPrice? Find(UsageDetails? reported, string? model, in TokenUsage usage, long timestamp, string? serviceTier = null) =>
        reported is null || model is null || (EntryOf(model, timestamp).WritesUnaskedFrom <= usage.TotalInput && !UsageReader.TellsWrites(reported))
            ? null
            : Find(model, usage, timestamp, serviceTier);

    /// <summary>What a request that a batch answered cost in US dollars; <see langword="null"/> when the model has no price.</summary>
    public decimal? BatchCost(string? model, in TokenUsage usage, long timestamp) =>
        model is not null && EntryOf(model, timestamp) is { Prices: { } prices, BatchMultiplier: var multiplier } ? prices.For(usage.TotalInput).TotalOf(usage) * multiplier : null;

    /// <summary>What is known of a model; <see langword="null"/> when the catalogue does not have it.</summary>
    public ModelInfo? ModelOf(string? model) => model is not null && catalog.TryFind(model, out var known) ? known : null;

    /// <summary>The most that a batch of a model's provider takes.</summary>
    public BatchLimits BatchLimitsOf(string provider) =>
        catalog.Providers.FirstOrDefault(row => row.Id == provider)?.BatchLimits
        ?? throw new CachePrefixConfigurationException($"The catalogue has no batchLimits for the provider '{provider}'; add them to its row in models.json.");

    /// <summary>How batches of a provider go; <see langword="null"/> where the catalogue does not say.</summary>
    public BatchService? BatchServiceOf(string provider) => catalog.TryFindProvider(provider, out var row) ? row.BatchService : null;

    private Entry EntryOf(string model, long timestamp)
    {
        var entry = _last;
        if (entry is null || entry.Model != model || timestamp > entry.ValidUntil)
            _last = entry = FindEntry(model, timestamp);
        return entry;
    }

    private Entry FindEntry(string model, long timestamp) =>
        _entries.TryGetValue(model, out var entry) && timestamp <= entry.ValidUntil ? entry : LookUp(model, timestamp);

    private Entry LookUp(string model, long timestamp)
    {
        if (_entries.Count >= MostModels)
            _entries.Clear();

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var info = catalog.TryFind(model, out var known) ? known : null;
        var prices = info?.PricesAt(today);
        return _entries[model] = new Entry(
            model,
            prices,
            info?.ServiceTiers,
            info?.Provider.BatchMultiplier ?? 1,
            WritesUnaskedFrom(info, prices),
            timestamp + (time.TimestampFrequency * ValiditySeconds));
    }

    /// <summary>From how many tokens on a provider writes a prompt without being asked to, and charges for it; <see langword="null"/> for one that does not.</summary>
    private static int? WritesUnaskedFrom(ModelInfo? model, PricePeriod? prices) =>
        model is { Provider.Caching: CachingMode.Automatic } && prices?.Rows.Any(static row => row.CacheWrites.Count > 0) == true ? model.MinimumPrefixTokens ?? 0 : null;

    private sealed record Entry(
        string Model, PricePeriod? Prices, IReadOnlyDictionary<string, decimal>? ServiceTiers, decimal BatchMultiplier, int? WritesUnaskedFrom, long ValidUntil)
    {
        private readonly ConcurrentDictionary<decimal, PricePeriod> _multiplied = new();

        public PricePeriod? PricesOf(string? serviceTier)
        {
            if (serviceTier is null || Prices is null)
                return Prices;
            return ServiceTiers!.TryGetValue(serviceTier, out var multiplier) ? _multiplied.GetOrAdd(multiplier, Prices.Times) : null;
        }
    }
}
