using CachePrefix.Models;

namespace CachePrefix.Emulator.Billing;

/// <summary>Tokens that a provider stores for a time.</summary>
/// <param name="model">The model whose price counts.</param>
/// <param name="tokens">How many.</param>
/// <param name="start">Since when.</param>
/// <param name="end">Until when, unless it is changed.</param>
internal sealed class StorageLease(ModelInfo model, long tokens, DateTimeOffset start, DateTimeOffset end)
{
    private const decimal Million = 1_000_000m;

    public ModelInfo Model => model;

    /// <summary>When the storage ends.</summary>
    public DateTimeOffset End { get; set; } = end;

    /// <summary>What was stored so far, in tokens times hours, and what that costs in US dollars: days with another price count at theirs.</summary>
    public (decimal TokenHours, decimal Usd) Until(DateTimeOffset now)
    {
        var until = now < End ? now : End;
        decimal tokenHours = 0, usd = 0;
        for (var from = start; from < until;)
        {
            var midnight = new DateTimeOffset(from.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
            var to = until < midnight ? until : midnight;
            var part = tokens * (decimal)(to - from).Ticks / TimeSpan.TicksPerHour;
            tokenHours += part;
            usd += part * (model.PricesAt(DateOnly.FromDateTime(from.UtcDateTime))?.For(tokens).CacheStorage ?? 0) / Million;
            from = to;
        }

        return (tokenHours, usd);
    }
}
