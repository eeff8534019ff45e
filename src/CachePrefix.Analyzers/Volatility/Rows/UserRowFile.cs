using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Volatility.Rows;

/// <summary>Reads the additional files in which users say of members what is volatile: <c>*.volatility.txt</c>.</summary>
internal static class UserRowFile
{
    private const string Suffix = ".volatility.txt";
    private static readonly char[] Blanks = [' ', '\t'];

    public static bool IsRowFile(AdditionalText file) => file.Path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    /// <param name="text">The content of the file.</param>
    /// <param name="report">Told which row cannot be understood, and why.</param>
    public static List<(string Kind, string Id)> Read(SourceText text, Action<TextSpan, string>? report = null)
    {
        var rows = new List<(string Kind, string Id)>();
        foreach (var line in text.Lines)
        {
            var raw = line.ToString();
            var row = raw.Trim();
            if (row.Length == 0 || row[0] == '#')
                continue;

            var columns = row.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
            if (ProblemOf(columns) is not { } problem)
                rows.Add((columns[0], columns[1]));
            else
                report?.Invoke(new TextSpan(line.Start + raw.IndexOf(row, StringComparison.Ordinal), row.Length), problem);
        }

        return rows;
    }

    private static string? ProblemOf(string[] columns)
    {
        if (SourceRow.Parse(columns[0]) is null)
            return $"'{columns[0]}' is not a kind";
        if (columns.Length == 1)
            return "the documentation id is missing";
        if (!IsId(columns[1]))
            return $"'{columns[1]}' is not the documentation id of a type, method, property or field";

        return columns.Length > 2 && columns[2][0] != '#' ? $"'{columns[2]}' follows the documentation id, which has no blanks" : null;
    }

    private static bool IsId(string text) => text.Length > 2 && text[1] == ':' && (text[0] is 'T' or 'M' or 'P' or 'F');
}
