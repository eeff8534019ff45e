using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Where each string of a JSON text begins. Read once, because rules look for a place per finding.</summary>
internal sealed class JsonStrings
{
    private static readonly ConditionalWeakTable<SourceText, JsonStrings> PerText = new();

    private readonly Dictionary<string, List<int>> _places = new(StringComparer.Ordinal);

    private JsonStrings(string text)
    {
        for (var start = text.IndexOf('"'); start >= 0; start = text.IndexOf('"', start))
        {
            var end = EndOf(text, start + 1);
            if (end < 0)
                return;

            var value = text.Substring(start + 1, end - start - 1);
            if (!_places.TryGetValue(value, out var places))
                _places.Add(value, places = []);
            places.Add(start);
            start = end + 1;
            if (start >= text.Length)
                return;
        }
    }

    public static JsonStrings Of(SourceText text) => PerText.GetValue(text, static text => new JsonStrings(text.ToString()));

    /// <summary>The position of the quotation mark before the first string at or behind a position, or -1 where there is none.</summary>
    /// <param name="value">The string, as it is written in the text.</param>
    /// <param name="from">The position.</param>
    public int Find(string value, int from)
    {
        if (!_places.TryGetValue(value, out var places))
            return -1;

        var index = places.BinarySearch(from);
        index = index < 0 ? ~index : index;
        return index < places.Count ? places[index] : -1;
    }

    private static int EndOf(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '"')
                return i;
            if (text[i] == '\\')
                i++;
        }

        return -1;
    }
}
