using System.Globalization;
using System.Text.Json.Serialization;

namespace CachePrefix.Labels.Reading;

/// <summary>A place in public code that was read and labelled, before any report was seen.</summary>
/// <param name="Repo"><c>owner/name</c>.</param>
/// <param name="Head">The commit that was read.</param>
/// <param name="Path">Relative to the root, with <c>/</c>.</param>
/// <param name="Lines">The lines of the volatile value, its way and the prompt, from 1.</param>
/// <param name="Label"><c>tp</c>: volatile text reaches a cached prefix; <c>tn</c>: a look-alike, where nothing may be reported; <c>grey</c>: either is right.</param>
/// <param name="Source">What varies: words of <see cref="Scoring.SourceKinds"/> joined with <c>+</c>.</param>
/// <param name="Sink">What fills the prompt.</param>
/// <param name="Flow">The way from the value to the prompt.</param>
/// <param name="Level"><c>L0</c>: one expression; <c>L1</c>: locals and builders; <c>L2</c>: helpers of the same file; <c>L3</c>: other files. Text may follow.</param>
/// <param name="Granularity">How often the text changes.</param>
/// <param name="Note">Whatever helps the next reader.</param>
/// <param name="Extra">The same in other files: <c>path:line</c>, or a path that readers should look at.</param>
internal sealed record Place(
    string Repo,
    string Head,
    string Path,
    IReadOnlyList<int> Lines,
    string Label,
    string Source,
    string? Sink = null,
    string? Flow = null,
    string? Level = null,
    string? Granularity = null,
    string? Note = null,
    IReadOnlyList<string>? Extra = null)
{
    public const string Volatile = "tp";
    public const string LookAlike = "tn";
    public const string Grey = "grey";

    /// <summary>Where <see cref="Lines"/> of a place are near a line.</summary>
    public const int Tolerance = 3;

    /// <summary>The level without the text after it.</summary>
    [JsonIgnore]
    public string LevelName => Level?.Split(' ')[0] ?? "?";

    /// <summary>How far a line is from the nearest labelled line of the same file; <see cref="int.MaxValue"/> in files that the label does not name.</summary>
    public int Distance(string path, int line) => LinesIn(path).Select(own => Math.Abs(own - line)).DefaultIfEmpty(int.MaxValue).Min();

    private IEnumerable<int> LinesIn(string path)
    {
        var others = (Extra ?? []).Where(extra => extra.StartsWith(path + ":", StringComparison.Ordinal)).Select(extra => extra[(path.Length + 1)..]);
        var known = others.Select(static number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : 0).Where(static line => line > 0);
        return path == Path ? known.Concat(Lines) : known;
    }
}
