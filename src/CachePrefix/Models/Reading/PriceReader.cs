#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix.Models;
#endif

/// <summary>Groups the price rows of one model into periods and checks that every call finds exactly one row.</summary>
internal sealed class PriceReader(IReadOnlyList<CacheLifetime> lifetimes)
{
    private readonly HashSet<string> _names = new(lifetimes.Select(static lifetime => lifetime.Name), StringComparer.Ordinal);
    private readonly CacheLifetime? _short = CacheLifetime.Of(lifetimes, CacheTtl.FiveMinutes);
    private readonly CacheLifetime? _long = CacheLifetime.Of(lifetimes, CacheTtl.OneHour);

    public PricePeriod[] Read(CatalogRow model) =>
        [.. model.Rows("prices", "price row")
            .Select(static row => (Row: row, From: row.Day("from"), Above: row.Long("aboveInputTokens") ?? 0))
            .GroupBy(static price => price.From)
            .OrderBy(static period => period.Key ?? DateOnly.MinValue)
            .Select(period => ReadPeriod(period.Key, [.. period.OrderBy(static price => price.Above).Select(static price => (price.Row, price.Above))]))];

    private PricePeriod ReadPeriod(DateOnly? from, (CatalogRow Row, long Above)[] rows)
    {
        if (rows[0].Above != 0)
            throw rows[0].Row.Error("aboveInputTokens", rows[0].Above, "add a row without aboveInputTokens and with the same \"from\" for shorter calls");
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i].Above == rows[i - 1].Above)
                throw rows[i].Row.Fail($"{rows[i].Row.At} is a second row for the same \"from\" and aboveInputTokens; keep one of the two");
        }

        return new PricePeriod(from, [.. rows.Select(item => ReadRow(item.Row, item.Above))]);
    }

    private TokenPrice ReadRow(CatalogRow row, long above)
    {
        var input = Price(row, "input", row.Number("input"));
        var writes = row.Numbers("cacheWrite", StringComparer.Ordinal) ?? [];
        foreach (var write in writes)
        {
            if (!_names.Contains(write.Key))
                throw row.Error("cacheWrite", $"'{write.Key}'", $"name one of {CatalogRow.Names(_names)}");
            _ = Price(row, $"cacheWrite '{write.Key}'", write.Value);
        }

        var price = new TokenPrice(
            above,
            input,
            row.Number("cacheRead") is { } read ? Price(row, "cacheRead", read) : input,
            writes,
            WritePrice(_short, writes, input),
            WritePrice(_long, writes, input),
            Price(row, "output", row.Number("output")),
            row.Number("cacheStorage") is { } storage ? Price(row, "cacheStorage", storage) : null);
        row.RejectOthers();
        return price;
    }

    private static decimal WritePrice(CacheLifetime? lifetime, Dictionary<string, decimal> writes, decimal input) =>
        lifetime is not null && writes.TryGetValue(lifetime.Name, out var price) ? price : input;

    private static decimal Price(CatalogRow row, string property, decimal? value) =>
        value is >= 0 ? value.Value : throw row.Error(property, value, "give US dollars per million tokens, zero or more");
}
