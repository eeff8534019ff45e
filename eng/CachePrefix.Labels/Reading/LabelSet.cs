using System.Text.Json;
using CachePrefix.Labels.Scoring;

namespace CachePrefix.Labels.Reading;

/// <summary>All labels that are given to a run.</summary>
internal sealed record LabelSet(IReadOnlyList<Place> Places, IReadOnlyList<JudgedFinding> Findings)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>The repositories of all labels, sorted.</summary>
    public IReadOnlyList<string> Repositories { get; } = [.. Places.Select(static place => place.Repo).Concat(Findings.Select(static finding => finding.Repo)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Reads files, and the <c>.jsonl</c> files of folders. A row with a <c>verdict</c> is a judged finding, any other a place.</summary>
    /// <exception cref="LabelsException">A file does not exist or a row cannot be used.</exception>
    public static LabelSet Load(IReadOnlyList<string> paths)
    {
        var places = new List<Place>();
        var findings = new List<JudgedFinding>();
        foreach (var file in paths.SelectMany(Files))
        {
            var number = 0;
            foreach (var line in File.ReadLines(file))
            {
                number++;
                if (!string.IsNullOrWhiteSpace(line))
                    Read(line, $"{file}:{number}", places, findings);
            }
        }

        return new LabelSet(places, findings);
    }

    private static IEnumerable<string> Files(string path)
    {
        if (Directory.Exists(path))
            return Directory.EnumerateFiles(path, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        if (File.Exists(path))
            return [path];
        throw new LabelsException($"There are no labels at '{path}'. Name a .jsonl file or a folder with such files.");
    }

    private static void Read(string line, string where, List<Place> places, List<JudgedFinding> findings)
    {
        try
        {
            using var row = JsonDocument.Parse(line);
            if (row.RootElement.TryGetProperty("verdict", out _))
                findings.Add(Checked(row.Deserialize<JudgedFinding>(Format)!, where));
            else
                places.Add(Checked(row.Deserialize<Place>(Format)!, where));
        }
        catch (JsonException exception)
        {
            throw new LabelsException($"{where}: {exception.Message}");
        }
    }

    private static JudgedFinding Checked(JudgedFinding finding, string where) => finding.Verdict is JudgedFinding.True or JudgedFinding.Useless or JudgedFinding.False
        ? finding
        : throw new LabelsException($"{where}: the verdict '{finding.Verdict}' is none. Use true, useless or false.");

    private static Place Checked(Place place, string where)
    {
        if (place.Label is not (Place.Volatile or Place.LookAlike or Place.Grey))
            throw new LabelsException($"{where}: the label '{place.Label}' is none. Use tp, tn or grey.");
        if (place.Lines.Count == 0)
            throw new LabelsException($"{where}: the place has no lines. Name at least one.");
        if (place.Label == Place.Volatile && SourceKinds.Rules(place.Source).Count == 0)
            throw new LabelsException($"{where}: no rule reports the source '{place.Source}'. Use words such as {string.Join(", ", SourceKinds.Words)}.");
        return place;
    }
}
