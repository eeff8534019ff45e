using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CachePrefix.Auditing.Sources;

/// <summary>
/// Turns file patterns into regular expressions that match in time linear in the length of the path, whatever the pattern is.
/// Project files know <c>*</c>, <c>?</c> and <c>**</c>; <c>.editorconfig</c> files know <c>[…]</c>, <c>{a,b}</c>, <c>{1..9}</c> and <c>\</c> besides.
/// </summary>
internal static class GlobRegex
{
    private const int MostNested = 16;

    /// <summary>The expression for whole paths with <c>/</c> as separator.</summary>
    public static Regex OfProjectPattern(string pattern) => Create(Translate(pattern, isSection: false)!, RegexOptions.IgnoreCase);

    /// <summary>The expression for paths below the folder of the file, with a leading <c>/</c>, or <see langword="null"/> for a section name that is none.</summary>
    public static Regex? OfSection(string name)
    {
        var pattern = name.StartsWith('/') ? name : name.Contains('/', StringComparison.Ordinal) ? "/" + name : "**/" + name;
        return Translate(pattern, isSection: true) is { } expression ? Create(expression, RegexOptions.None) : null;
    }

    private static Regex Create(string expression, RegexOptions options) =>
        new("^" + expression + "$", options | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline);

    private static string? Translate(string pattern, bool isSection)
    {
        var regex = new StringBuilder();
        var braces = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '*' when i + 1 < pattern.Length && pattern[i + 1] == '*':
                    i++;
                    if (!isSection && i + 1 < pattern.Length && pattern[i + 1] == '/')
                        i++;
                    regex.Append(isSection || i + 1 == pattern.Length ? ".*" : "(?:.*/)?");
                    break;
                case '*':
                    regex.Append("[^/]*");
                    break;
                case '?':
                    regex.Append("[^/]");
                    break;
                case '\\' when isSection && i + 1 < pattern.Length:
                    regex.Append(Literal(pattern[++i]));
                    break;
                case '[' when isSection:
                    if (Class(pattern, ref i, regex) is false)
                        return null;
                    break;
                case '{' when isSection && Range(pattern, ref i) is { } range:
                    regex.Append(range);
                    break;
                case '{' when isSection:
                    if (++braces > MostNested)
                        return null;
                    regex.Append("(?:");
                    break;
                case ',' when braces > 0:
                    regex.Append('|');
                    break;
                case '}' when braces > 0:
                    braces--;
                    regex.Append(')');
                    break;
                default:
                    regex.Append(Literal(pattern[i]));
                    break;
            }
        }

        return braces == 0 ? regex.ToString() : null;
    }

    private static string Literal(char character) => Regex.Escape(character.ToString());

    /// <summary>A choice of characters such as <c>[a-z]</c> or <c>[!abc]</c>.</summary>
    private static bool Class(string pattern, ref int index, StringBuilder regex)
    {
        var end = pattern.IndexOf(']', index + 1);
        if (end < index + 2)
            return false;

        var content = pattern[(index + 1)..end];
        var negated = content[0] == '!';
        content = negated ? content[1..] : content;
        if (content.Length == 0)
            return false;

        regex.Append(negated ? "[^/" : "[").Append(content.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("^", "\\^", StringComparison.Ordinal)).Append(']');
        index = end;
        return true;
    }

    /// <summary>A range of whole numbers such as <c>{1..9}</c>; any number matches where it is wide.</summary>
    private static string? Range(string pattern, ref int index)
    {
        const int Widest = 100;
        var end = pattern.IndexOf('}', index);
        if (end < 0 || pattern[(index + 1)..end].Split("..") is not [var first, var last]
            || !int.TryParse(first, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var from)
            || !int.TryParse(last, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var to))
        {
            return null;
        }

        index = end;
        var (low, high) = (Math.Min(from, to), Math.Max(from, to));
        return (long)high - low > Widest ? "[+-]?[0-9]+" : $"(?:{string.Join('|', Enumerable.Range(low, high - low + 1))})";
    }
}
