using System.Globalization;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Reads composite format strings, as <c>string.Format</c> takes them.</summary>
internal static class CompositeFormat
{
    /// <summary>The constant texts and the holes of a pattern, in order. What is no hole is text.</summary>
    public static IEnumerable<(string Text, int? Hole)> Parts(string pattern)
    {
        var start = 0;
        foreach (var (at, end, hole, _) in Holes(pattern))
        {
            yield return (pattern.Substring(start, at - start), null);
            yield return (string.Empty, hole);
            start = end;
        }

        yield return (pattern.Substring(start), null);
    }

    /// <summary>The format of the first hole of a position, as in <c>{0:yyyy}</c>; <see langword="null"/> if it has none.</summary>
    public static string? FormatOf(string pattern, int position) => Holes(pattern).FirstOrDefault(hole => hole.Position == position && hole.Format is not null).Format;

    private static IEnumerable<(int Start, int End, int Position, string? Format)> Holes(string pattern)
    {
        for (var at = pattern.IndexOf('{'); at >= 0 && at + 1 < pattern.Length; at = pattern.IndexOf('{', at))
        {
            if (pattern[at + 1] == '{')
            {
                at += 2;
                continue;
            }

            var end = pattern.IndexOf('}', at);
            if (end < 0)
                yield break;

            var inside = pattern.Substring(at + 1, end - at - 1);
            var colon = inside.IndexOf(':');
            var name = colon < 0 ? inside : inside.Substring(0, colon);
            if (int.TryParse(name.Split(',')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var position))
                yield return (at, end + 1, position, colon < 0 ? null : inside.Substring(colon + 1));

            at = end + 1;
        }
    }
}
