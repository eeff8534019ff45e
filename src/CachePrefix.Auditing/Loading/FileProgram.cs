using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Auditing.Loading;

/// <summary>A program of a single file, with directives such as <c>#:package</c> on top.</summary>
internal static class FileProgram
{
    /// <summary>Whether the text begins with directives of a file-based program.</summary>
    public static bool IsProgram(SourceText text) => DirectiveLines(text).Any();

    /// <summary>The text with the directives as comments of the same length, so that positions stay.</summary>
    public static SourceText Blank(SourceText text)
    {
        var changes = DirectiveLines(text).Select(line => new TextChange(new TextSpan(Start(text, line), 2), "//")).ToList();
        return changes.Count == 0 ? text : text.WithChanges(changes);
    }

    /// <summary>The packages of <c>#:package Id@Version</c> and <c>#:package Id Version</c> lines.</summary>
    public static Dictionary<string, string> PackagesOf(SourceText text)
    {
        var packages = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var value in Values(text, "package"))
        {
            var parts = value.Split(['@', ' '], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length > 0)
                packages[parts[0]] = parts.Length > 1 && parts[1] != "*" ? parts[1] : string.Empty;
        }

        return packages;
    }

    /// <summary>The SDK of <c>#:sdk</c> lines, without version.</summary>
    public static IReadOnlyList<string> SdksOf(SourceText text)
    {
        List<string> sdks = [.. Values(text, "sdk").Select(static value => value.Split('@', ' ')[0])];
        return sdks.Count == 0 ? ["Microsoft.NET.Sdk"] : sdks;
    }

    private static IEnumerable<string> Values(SourceText text, string name) =>
        DirectiveLines(text).Select(static line => line.ToString().Trim())
            .Where(line => line.StartsWith($"#:{name} ", StringComparison.Ordinal))
            .Select(line => line[(name.Length + 3)..].Trim());

    /// <summary>The lines before the first code.</summary>
    private static IEnumerable<TextLine> DirectiveLines(SourceText text)
    {
        foreach (var line in text.Lines)
        {
            var start = Start(text, line);
            if (start == line.End)
                continue;

            var (first, second) = (text[start], start + 1 < line.End ? text[start + 1] : ' ');
            if ((first, second) is ('#', ':' or '!'))
                yield return line;
            else if ((first, second) is not (('/', '/') or ('#', _)))
                yield break;
        }
    }

    private static int Start(SourceText text, TextLine line)
    {
        var start = line.Start;
        while (start < line.End && char.IsWhiteSpace(text[start]))
            start++;

        return start;
    }
}
