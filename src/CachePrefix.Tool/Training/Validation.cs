namespace CachePrefix.Tool.Training;

/// <summary>Measures rows of several files: together, each alone, and trained on one file and run on another.</summary>
internal static class Validation
{
    private const string Together = "all";

    public static IReadOnlyList<ValidationRow> Run(Trainer trainer, TrainingData data, IReadOnlyList<(string Name, int Rows)> files, int folds, int mostRows)
    {
        string[] names = [.. files.Select(static file => file.Name)];
        int[] sources = [.. files.SelectMany(static (file, i) => Enumerable.Repeat(i, file.Rows))];
        var rows = new List<ValidationRow>(CrossValidation.Run(trainer, data, sources, names, folds, mostRows, names.Length == 1 ? names[0] : Together));
        if (names.Length == 1)
            return rows;

        TrainingData[] parts = [.. names.Select((_, source) => data.Take([.. Enumerable.Range(0, data.Count).Where(i => sources[i] == source)]))];
        for (var i = 0; i < parts.Length; i++)
            rows.AddRange(CrossValidation.Run(trainer, parts[i], [], [], folds, mostRows, names[i]));
        for (var from = 0; from < parts.Length; from++)
        {
            for (var to = 0; to < parts.Length; to++)
            {
                if (from != to)
                    rows.Add(CrossValidation.Transfer(trainer, parts[from], names[from], parts[to], names[to]));
            }
        }

        return rows;
    }
}
