using System.Globalization;
using System.Xml.Linq;

namespace CachePrefix.Analyzers.Generation;

/// <summary>The prices of the catalogue that the analyzers carry, as far as documentation shows them.</summary>
internal sealed class PriceSheet
{
    private static readonly Lazy<PriceSheet> LazyDefault = new(Load);

    private readonly Dictionary<string, XElement> _models = new(StringComparer.OrdinalIgnoreCase);

    private PriceSheet(XElement root)
    {
        foreach (var model in root.Member("models")?.Elements() ?? [])
        {
            foreach (var name in (model.Member("aliases")?.Elements() ?? []).Prepend(model.Member("id")))
            {
                if (name.Text() is { } id)
                    _models[id] = model;
            }
        }
    }

    public static PriceSheet Default => LazyDefault.Value;

    /// <summary>
    /// The price of a tier, for its model's tokens as they are counted in a text. The newest period that had begun when the row was checked
    /// counts, so that equal inputs give equal output on every day.
    /// </summary>
    public TierPrice Of(ConfiguredTier tier)
    {
        if (Find(tier.Model) is not { } model || RowOf(model) is not { } row || Number(row.Member("input")) is not { } input)
            return new TierPrice(tier.Name, tier.Model, InputPrice: null, ReadPrice: null);

        var scale = Number(model.Member("tokenScale")) ?? 1m;
        return new TierPrice(tier.Name, tier.Model, input * scale, (Number(row.Member("cacheRead")) ?? input) * scale);
    }

    private XElement? Find(string id)
    {
        if (_models.TryGetValue(id, out var model))
            return model;

        var length = SnapshotSuffix(id);
        return length > 0 && _models.TryGetValue(id.Substring(0, id.Length - length), out model) ? model : null;
    }

    /// <summary>The length of a snapshot date such as <c>-20251001</c> or <c>-2025-08-07</c>.</summary>
    private static int SnapshotSuffix(string id)
    {
        foreach (var (format, length) in ((string, int)[])[("yyyyMMdd", 8), ("yyyy-MM-dd", 10)])
        {
            if (id.Length > length + 1
                && id[id.Length - length - 1] is '-' or '@'
                && DateTime.TryParseExact(id.Substring(id.Length - length), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                return length + 1;
            }
        }

        return 0;
    }

    private static XElement? RowOf(XElement model)
    {
        var day = model.Member("checked").Text() ?? "";
        XElement? newest = null;
        foreach (var row in model.Member("prices")?.Elements() ?? [])
        {
            var from = row.Member("from").Text() ?? "";
            var isLonger = Number(row.Member("aboveInputTokens")) is > 0;
            if (!isLonger && string.CompareOrdinal(from, day) <= 0 && string.CompareOrdinal(from, newest?.Member("from").Text() ?? "") >= 0)
                newest = row;
        }

        return newest;
    }

    private static decimal? Number(XElement? element) =>
        element is not null && decimal.TryParse(element.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static PriceSheet Load()
    {
        using var stream = typeof(PriceSheet).Assembly.GetManifestResourceStream("models.json")
            ?? throw new InvalidOperationException("The resource 'models.json' is missing; use a complete build of the analyzers.");
        using var reader = new StreamReader(stream);
        return new PriceSheet(JsonText.Parse(reader.ReadToEnd(), out var error) ?? throw new InvalidOperationException($"The resource 'models.json' cannot be read: {error}."));
    }
}
