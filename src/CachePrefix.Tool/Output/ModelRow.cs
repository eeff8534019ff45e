using CachePrefix.Models;

namespace CachePrefix.Tool.Output;

/// <summary>One model on one day. Prices are US dollars per million tokens.</summary>
internal sealed record ModelRow(
    string Id,
    string Provider,
    string Caching,
    int? MinimumPrefixTokens,
    decimal? Input,
    decimal? CacheRead,
    decimal? CacheWrite,
    decimal? Output,
    DateOnly Checked,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Sources,
    string? Note)
{
    public static IReadOnlyList<ModelRow> All(ModelCatalog catalog, DateOnly day) => [.. catalog.Models.Select(model => Of(model, day))];

    /// <summary>One line for each value that differs, by model and in the order of the columns.</summary>
    public static IReadOnlyList<string> Compare(IReadOnlyList<ModelRow> known, IReadOnlyList<ModelRow> own)
    {
        var before = known.ToDictionary(static row => row.Id, StringComparer.Ordinal);
        var lines = new List<string>();
        foreach (var row in own.OrderBy(static row => row.Id, StringComparer.Ordinal))
        {
            if (!before.TryGetValue(row.Id, out var old))
            {
                lines.Add($"{row.Id}: only in the file");
                continue;
            }

            foreach (var ((name, from), (_, to)) in old.Values().Zip(row.Values()))
            {
                if (from != to)
                    lines.Add($"{row.Id}: {name} {from} in the catalogue, {to} in the file");
            }
        }

        return lines;
    }

    private static ModelRow Of(ModelInfo model, DateOnly day)
    {
        var price = model.PricesAt(day)?.For(0);
        return new ModelRow(
            model.Id,
            model.Provider.Id,
            char.ToLowerInvariant(model.Caching.ToString()[0]) + model.Caching.ToString()[1..],
            model.MinimumPrefixTokens,
            price?.Input,
            price?.CacheRead,
            price?.CacheWrite5m,
            price?.Output,
            model.Checked,
            model.Aliases,
            model.Sources,
            model.Note);
    }

    private IEnumerable<(string Name, string Value)> Values() =>
    [
        ("provider", Provider),
        ("caching", Caching),
        ("minimum", ModelTable.Cell(MinimumPrefixTokens)),
        ("input", ModelTable.Cell(Input)),
        ("cache read", ModelTable.Cell(CacheRead)),
        ("cache write", ModelTable.Cell(CacheWrite)),
        ("output", ModelTable.Cell(Output)),
    ];
}
