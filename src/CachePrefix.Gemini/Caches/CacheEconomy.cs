using CachePrefix.Models;

namespace CachePrefix.Gemini.Caches;

/// <summary>Whether storing pays: a read saves the difference between input and cached input, an hour of storage costs its price.</summary>
/// <param name="StoragePerHour">US dollars per million tokens and hour.</param>
/// <param name="SavedPerRead">US dollars per million tokens that a read saves.</param>
internal sealed record CacheEconomy(decimal StoragePerHour, decimal SavedPerRead)
{
    /// <summary>The economy of a model for a prefix of a length on a day; <see langword="null"/> where a price is unknown or a read saves nothing.</summary>
    public static CacheEconomy? Of(ModelInfo model, long tokens, DateTimeOffset now) =>
        model.PricesAt(DateOnly.FromDateTime(now.UtcDateTime))?.For(tokens) is { CacheStorage: { } storage } price && price.Input > price.CacheRead
            ? new CacheEconomy(storage, price.Input - price.CacheRead)
            : null;

    /// <summary>How long storing costs less than one read saves: a cache that is not read for longer does not pay.</summary>
    public TimeSpan BreakEven => StoragePerHour == 0 ? TimeSpan.FromDays(1) : TimeSpan.FromHours((double)Math.Min(SavedPerRead / StoragePerHour, 24));

    public decimal CostOf(long tokens, TimeSpan time) => tokens * StoragePerHour * (decimal)time.TotalHours / 1_000_000m;
}
