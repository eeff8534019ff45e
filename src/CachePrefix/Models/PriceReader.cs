using System.Collections.Frozen;

namespace CachePrefix.Models;

/// <summary>Groups the price rows of one model into periods and checks that every call finds exactly one row.</summary>
internal sealed class PriceReader(string file, string at, IReadOnlyList<CacheLifetime> lifetimes)
{
    public PricePeriod[] Read(PriceRow[] rows) =>
        [.. rows.Select((row, index) => (row, at: $"{at}: price row {index + 1}"))
            .GroupBy(item => item.row.From)
            .OrderBy(group => group.Key ?? DateOnly.MinValue)
            .Select(group => ReadPeriod(group.Key, [.. group.OrderBy(item => item.row.AboveInputTokens)]))];

    private PricePeriod ReadPeriod(DateOnly? from, (PriceRow Row, string At)[] rows)
    {
        if (rows[0].Row.AboveInputTokens != 0)
            throw Error($"{rows[0].At}: aboveInputTokens", rows[0].Row.AboveInputTokens, "add a row without aboveInputTokens and with the same \"from\" for shorter calls");
        for (var i = 1; i < rows.Length; i++)
            if (rows[i].Row.AboveInputTokens == rows[i - 1].Row.AboveInputTokens)
                throw Error(rows[i].At, "a second row for the same \"from\" and aboveInputTokens", "keep one of the two");
        return new PricePeriod(from, [.. rows.Select(item => ReadRow(item.Row, item.At))]);
    }

    private TokenPrice ReadRow(PriceRow row, string at)
    {
        var input = Price(row.Input, at, "input");
        var writes = (row.CacheWrite ?? []).ToFrozenDictionary(StringComparer.Ordinal);
        foreach (var (name, price) in writes)
        {
            if (lifetimes.All(lifetime => lifetime.Name != name))
                throw Error($"{at}: cacheWrite", $"'{name}'", $"name one of {CatalogReader.Names(lifetimes.Select(lifetime => lifetime.Name))}");
            _ = Price(price, at, $"cacheWrite '{name}'");
        }

        return new TokenPrice(
            row.AboveInputTokens,
            input,
            row.CacheRead is null ? input : Price(row.CacheRead, at, "cacheRead"),
            writes,
            WritePrice(lifetimes.MinBy(lifetime => lifetime.Duration), writes, input),
            WritePrice(lifetimes.MaxBy(lifetime => lifetime.Duration), writes, input),
            Price(row.Output, at, "output"),
            row.CacheStorage is null ? null : Price(row.CacheStorage, at, "cacheStorage"));
    }

    private static decimal WritePrice(CacheLifetime? lifetime, FrozenDictionary<string, decimal> writes, decimal input) =>
        lifetime is not null && writes.TryGetValue(lifetime.Name, out var price) ? price : input;

    private decimal Price(decimal? value, string at, string property) =>
        value is >= 0 ? value.Value : throw Error($"{at}: {property}", value, "give US dollars per million tokens, zero or more");

    private ModelCatalogException Error(string at, object? value, string wayOut) => CatalogReader.Error(file, at, value, wayOut);
}
