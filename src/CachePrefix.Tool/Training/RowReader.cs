using System.Globalization;
using System.Text.Json;
using CachePrefix.Tool.Caching;

namespace CachePrefix.Tool.Training;

/// <summary>
/// Reads rows of training: JSON lines with a <c>prompt</c> and, for each tier, a number from 0 to 1 or a Boolean that says how right its answer was, beside the prompt or in an
/// object <c>tiers</c>. A tier that did not answer a prompt is left out or <c>null</c>. Whatever else a row has, such as a subject, is not looked at.
/// </summary>
internal static class RowReader
{
    private const string Prompt = "prompt";
    private const string Nested = "tiers";

    /// <summary>Reads files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="tiers">The tiers, or none to find them.</param>
    /// <returns>The tiers from cheap to dear, and the rows of each file.</returns>
    /// <exception cref="CommandException">A file cannot be read or says too little.</exception>
    public static (IReadOnlyList<DifficultyTier> Tiers, IReadOnlyList<IReadOnlyList<TrainingRow>> Files) Read(IReadOnlyList<FileInfo> files, IReadOnlyList<DifficultyTier> tiers)
    {
        var lines = files.Select(static file => JsonLines.Read(file, LineOf)).ToArray();
        var known = tiers.Count > 0 ? tiers : Find(lines.SelectMany(static line => line).ToArray());
        if (known.Count < 2)
            throw new CommandException($"The rows of {files[0].FullName} name {(known.Count == 0 ? "no tier" : $"only the tier '{known[0].Name}'")}. A row is {{ \"prompt\": \"...\", \"cheap\": 0, \"dear\": 1 }}: for each tier a number from 0 to 1 that says whether its answer was right.");

        var rows = new List<IReadOnlyList<TrainingRow>>();
        for (var i = 0; i < files.Count; i++)
        {
            foreach (var tier in known)
            {
                if (lines[i].Count > 0 && !lines[i].Exists(line => line.Labels.ContainsKey(tier.Name)))
                    throw new CommandException($"No row of {files[i].FullName} has a value from 0 to 1 for tier '{tier.Name}'.");
            }

            rows.Add([.. lines[i].Select(line => RowOf(line, known))]);
            if (rows[i].Count == 0)
                throw new CommandException($"{files[i].FullName} has no rows.");
        }

        return (known, rows);
    }

    /// <summary>Reads <c>name</c> or <c>name=cost</c>, several times, from cheap to dear.</summary>
    /// <exception cref="CommandException">A cost is no number, or the costs do not rise.</exception>
    public static IReadOnlyList<DifficultyTier> ParseTiers(IReadOnlyList<string> values)
    {
        if (values.Count == 1)
            throw new CommandException("--tier is given once. Name every tier, from cheap to dear, or none to find them in the rows.");
        var priced = values.Count(static value => value.Contains('=', StringComparison.Ordinal));
        if (priced != 0 && priced != values.Count)
            throw new CommandException("Give all tiers a cost, --tier NAME=COST, or none of them.");

        var tiers = new List<DifficultyTier>();
        foreach (var value in values)
        {
            var at = value.LastIndexOf('=');
            var name = at < 0 ? value : value[..at];
            double cost = values.Count < 2 ? 0 : (double)tiers.Count / (values.Count - 1);
            if (at >= 0 && (!double.TryParse(value.AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out cost) || cost < 0 || !double.IsFinite(cost)))
                throw new CommandException($"--tier {value}: '{value[(at + 1)..]}' is no cost. Write a number, such as --tier complex=0.012.");
            if (tiers.Exists(tier => tier.Name == name))
                throw new CommandException($"--tier names '{name}' twice.");
            tiers.Add(new DifficultyTier(name, cost));
        }

        tiers.Sort(static (a, b) => a.Cost.CompareTo(b.Cost));
        return tiers.Count > 1 && tiers[0].Cost == tiers[^1].Cost ? throw new CommandException("All tiers cost the same; there is nothing to choose by.") : tiers;
    }

    private static IReadOnlyList<DifficultyTier> Find(IReadOnlyList<Line> lines)
    {
        var names = lines.SelectMany(static line => line.Labels.Keys.Concat(line.Others)).Distinct(StringComparer.Ordinal);
        var others = lines.SelectMany(static line => line.Others).ToHashSet(StringComparer.Ordinal);
        string[] tiers = [.. names.Where(name => !others.Contains(name))];
        return [.. tiers.Select((name, i) => new DifficultyTier(name, tiers.Length < 2 ? 0 : (double)i / (tiers.Length - 1)))];
    }

    private static TrainingRow RowOf(Line line, IReadOnlyList<DifficultyTier> tiers)
    {
        double?[] labels = [.. tiers.Select(tier => line.Labels.TryGetValue(tier.Name, out var label) ? label : (double?)null)];
        return new TrainingRow(line.Prompt, labels, [.. labels.Select(static label => label is null ? 0.0 : 1.0)]);
    }

    private static Line? LineOf(JsonElement json)
    {
        if (!json.TryGetProperty(Prompt, out var prompt) || prompt.ValueKind != JsonValueKind.String)
            return null;

        var line = new Line(prompt.GetString()!, [], []);
        var from = json.TryGetProperty(Nested, out var nested) && nested.ValueKind == JsonValueKind.Object ? nested : json;
        foreach (var property in from.EnumerateObject())
        {
            if (property.Name == Prompt || property.Value.ValueKind == JsonValueKind.Null)
                continue;
            if (LabelOf(property.Value) is { } label)
                line.Labels[property.Name] = label;
            else
                line.Others.Add(property.Name);
        }

        return line;
    }

    private static double? LabelOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.Number when value.TryGetDouble(out var number) && number is >= 0 and <= 1 => number,
        _ => null,
    };

    /// <summary>A line as it stands.</summary>
    /// <param name="Prompt">The prompt.</param>
    /// <param name="Labels">What may be tiers.</param>
    /// <param name="Others">Properties that are none.</param>
    private sealed record Line(string Prompt, Dictionary<string, double> Labels, HashSet<string> Others);
}
