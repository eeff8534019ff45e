namespace CachePrefix.Analyzers.Volatility.Rows;

/// <summary>Reads the embedded row files.</summary>
internal static class RowReader
{
    private static readonly char[] Blanks = [' ', '\t'];

    public static IEnumerable<string[]> ReadEmbedded(string name)
    {
        using var stream = typeof(RowReader).Assembly.GetManifestResourceStream($"CachePrefix.Analyzers.Rows.{name}.txt")
            ?? throw new InvalidOperationException($"The row file '{name}' is not embedded.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }

    /// <summary>The columns of each row; blank lines and comments are left out.</summary>
    private static List<string[]> Read(string text)
    {
        var rows = new List<string[]>();
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length > 0 && line[0] != '#')
                rows.Add(line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries));
        }

        return rows;
    }
}
