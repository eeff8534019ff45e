using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Generation;

/// <summary>The places of the strings of a JSON file; the reader of .NET Standard 2.0 has no positions, so they are found in the text, which is read once.</summary>
internal sealed class JsonPlaces(string path, SourceText text)
{
    private Dictionary<string, List<int>>? _starts;

    /// <summary>The first place of a string, or the start of the file when it is empty or not there.</summary>
    public Location Of(string value) => Of(value, from: 0);

    /// <summary>The first place of a string behind the first place of another, such as a member's value behind its name.</summary>
    public Location Of(string value, string behind) => Of(value, StartsOf(behind) is [var first, ..] ? first : 0);

    private Location Of(string value, int from)
    {
        var starts = value.Length == 0 ? [] : StartsOf(value);
        var next = starts.BinarySearch(from);
        if (next < 0)
            next = ~next;
        var span = next < starts.Count ? new TextSpan(starts[next], value.Length + 2) : new TextSpan(0, 0);
        return Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
    }

    private List<int> StartsOf(string value) => (_starts ??= Read(text.ToString())).TryGetValue(value, out var starts) ? starts : [];

    private static Dictionary<string, List<int>> Read(string json)
    {
        var starts = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var start = json.IndexOf('"'); start >= 0;)
        {
            var end = EndOf(json, start);
            if (end < 0)
                break;

            var value = json.Substring(start + 1, end - start - 1);
            if (!starts.TryGetValue(value, out var known))
                starts.Add(value, known = []);
            known.Add(start);
            start = json.IndexOf('"', end + 1);
        }

        return starts;
    }

    /// <summary>The quote that ends a string.</summary>
    private static int EndOf(string json, int start)
    {
        for (var index = start + 1; index < json.Length; index++)
        {
            if (json[index] == '\\')
                index++;
            else if (json[index] == '"')
                return index;
        }

        return -1;
    }
}
