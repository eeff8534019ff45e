namespace CachePrefix;

/// <summary>How many letters must be added, removed or changed to turn one name into another.</summary>
internal static class EditDistance
{
    /// <summary>No project has so many names of one kind; a file of a stranger may.</summary>
    private const int MostCandidates = 1000;

    /// <summary>The name that most likely was meant, or <see langword="null"/> when none is near: at least half of the letters must be right.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var candidate in candidates.Take(MostCandidates))
        {
            // The difference in length alone is too much; names in files of strangers can be very long.
            if (Math.Abs(name.Length - candidate.Length) * 2 > Math.Max(name.Length, candidate.Length))
                continue;

            var distance = Between(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < least && distance * 2 <= Math.Max(name.Length, candidate.Length))
                (nearest, least) = (candidate, distance);
        }

        return nearest;
    }

    private static int Between(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
            row[column] = column;

        for (var line = 1; line <= left.Length; line++)
        {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column <= right.Length; column++)
            {
                var changed = diagonal + (left[line - 1] == right[column - 1] ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(changed, Math.Min(row[column], row[column - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
