using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Finds places in JSON; the reader of .NET Standard 2.0 has no positions, so strings are looked for.</summary>
internal static class JsonLocation
{
    /// <summary>The first place of a string, or the start of the file when it is empty or not there.</summary>
    public static Location OfString(string value, string path, SourceText text) => OfString(value, path, text, start: 0);

    /// <summary>The first place of a string behind the first place of another, such as a member's value behind its name.</summary>
    public static Location OfString(string value, string behind, string path, SourceText text) =>
        OfString(value, path, text, Math.Max(0, JsonStrings.Of(text).Find(behind, 0)));

    private static Location OfString(string value, string path, SourceText text, int start)
    {
        var index = value.Length == 0 ? -1 : JsonStrings.Of(text).Find(value, start);
        var span = index < 0 ? new TextSpan(0, 0) : new TextSpan(index, value.Length + 2);
        return Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
    }
}
