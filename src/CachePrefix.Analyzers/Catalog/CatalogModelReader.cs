using System.Globalization;
using System.Xml.Linq;
using CachePrefix.Analyzers.Generation;

namespace CachePrefix.Analyzers.Catalog;

/// <summary>Reads the row of one model, or says what in it cannot be used.</summary>
internal sealed class CatalogModelReader(XElement row, string id, Action<string> report)
{
    private static readonly HashSet<string> Members = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "aliases", "provider", "minimumPrefixTokens", "caching", "incrementTokens", "lifetimes", "lifetimeParameter",
        "requestsPerKeyPerMinute", "explicitCaches", "systemMessages", "dropsEarlierThinking", "defaultEffort", "tokenScale", "prices", "serviceTiers", "retires", "successor", "checked", "sources", "note",
    };

    /// <summary>The row, or <see langword="null"/> when something was reported.</summary>
    public CatalogModel? Read(Func<string, CatalogProvider?> providerOf)
    {
        if (row.Elements().FirstOrDefault(static member => !Members.Contains(JsonText.NameOf(member))) is { } unknown)
            return Fail($"has a member '{JsonText.NameOf(unknown)}', which no row has; leave it out");
        if (row.Member("provider").Text() is not { } providerName || providerOf(providerName) is not { } provider)
            return Fail($"names the provider '{row.Member("provider")?.Value}', which has no row; add it to \"providers\"");
        if (row.Member("minimumPrefixTokens") is { } minimum && JsonText.Number(minimum) is not >= 0)
            return Fail($"has the minimumPrefixTokens '{minimum.Value}'; give zero or more, or leave it out where it is unknown");
        if (row.Member("tokenScale") is { } scale && JsonText.Number(scale) is not > 0)
            return Fail($"has the tokenScale '{scale.Value}'; give a factor above zero, or leave it out for 1");
        if (row.Member("serviceTiers")?.Elements().FirstOrDefault(static tier => JsonText.Number(tier) is not > 0) is { } free)
            return Fail($"has the serviceTiers '{JsonText.NameOf(free)}' at '{free.Value}'; give a factor above zero, or leave the tier out where its price is unknown");
        if (row.Member("retires") is { } retires && DayOf(retires) is null)
            return Fail($"has the retires '{retires.Value}'; give a day such as \"2026-12-11\", or leave it out");
        if (LifetimesOf(provider) is not { } lifetimes)
            return null;

        var hasPrice = row.Member("prices")?.Elements().Any() == true;
        var price = hasPrice ? PriceOf(lifetimes) : null;
        if (hasPrice && price is null)
            return null;

        return new CatalogModel
        {
            Id = id,
            Names = [id, .. (row.Member("aliases")?.Elements() ?? []).Select(static alias => alias.Text()).OfType<string>()],
            Provider = provider.Id,
            TakesSystemMessages = provider.Id == "anthropic" ? row.Member("systemMessages")?.Value == "true" : null,
            MinimumPrefixTokens = (int?)JsonText.Number(row.Member("minimumPrefixTokens")),
            TokenScale = JsonText.Number(row.Member("tokenScale")) ?? 1m,
            ShortLife = lifetimes.Count == 0 ? TimeSpan.Zero : lifetimes.Min(static lifetime => lifetime.Value),
            LongLife = lifetimes.Count == 0 ? TimeSpan.Zero : lifetimes.Max(static lifetime => lifetime.Value),
            CachesByItself = (row.Member("caching").Text() ?? provider.Caching) == "automatic",
            IncrementTokens = (int?)JsonText.Number(row.Member("incrementTokens")),
            Price = price,
            Checked = DayOf(row.Member("checked")),
            Retires = DayOf(row.Member("retires")),
            Successor = row.Member("successor").Text(),
        };
    }

    private static DateTime? DayOf(XElement? day) =>
        DateTime.TryParseExact(day.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private List<KeyValuePair<string, TimeSpan>>? LifetimesOf(CatalogProvider provider)
    {
        if (row.Member("lifetimes") is not { } names)
            return [.. provider.Lifetimes];

        var lifetimes = new List<KeyValuePair<string, TimeSpan>>();
        foreach (var name in names.Elements())
        {
            if (!provider.Lifetimes.TryGetValue(name.Value, out var duration))
            {
                Fail($"has the lifetime '{name.Value}'; name one of provider '{provider.Id}', or add it there");
                return null;
            }

            lifetimes.Add(new(name.Value, duration));
        }

        return lifetimes;
    }

    private CatalogPrice? PriceOf(List<KeyValuePair<string, TimeSpan>> lifetimes)
    {
        var day = row.Member("checked").Text() ?? "";
        XElement? newest = null;
        foreach (var price in row.Member("prices")!.Elements())
        {
            foreach (var name in (string[])["input", "output", "cacheRead"])
            {
                if (JsonText.Number(price.Member(name)) is not >= 0 && (price.Member(name) is not null || name != "cacheRead"))
                {
                    Fail($"has a price row whose {name} is '{price.Member(name)?.Value ?? "missing"}'; give US dollars per million tokens, zero or more");
                    return null;
                }
            }

            var from = price.Member("from").Text() ?? "";
            var isForLongCalls = JsonText.Number(price.Member("aboveInputTokens")) is > 0;
            if (!isForLongCalls && string.CompareOrdinal(from, day) <= 0 && string.CompareOrdinal(from, newest?.Member("from").Text() ?? "") >= 0)
                newest = price;
        }

        if (newest is null)
        {
            Fail($"has no price that had begun on '{day}', the day in \"checked\"; give the day on which the row was compared with its sources");
            return null;
        }

        var input = JsonText.Number(newest.Member("input"))!.Value;
        return new CatalogPrice(
            input,
            JsonText.Number(newest.Member("cacheRead")) ?? input,
            WriteOf(newest, lifetimes.OrderBy(static lifetime => lifetime.Value).FirstOrDefault().Key) ?? input,
            WriteOf(newest, lifetimes.OrderByDescending(static lifetime => lifetime.Value).FirstOrDefault().Key) ?? input,
            JsonText.Number(newest.Member("output"))!.Value);
    }

    private static decimal? WriteOf(XElement price, string? lifetime) =>
        lifetime is null ? null : JsonText.Number(price.Member("cacheWrite")?.Member(lifetime));

    private CatalogModel? Fail(string problem)
    {
        report($"model '{id}' {problem}");
        return null;
    }
}
