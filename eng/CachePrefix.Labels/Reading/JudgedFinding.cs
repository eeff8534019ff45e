namespace CachePrefix.Labels.Reading;

/// <summary>A finding that was judged by reading the code.</summary>
/// <param name="Repo"><c>owner/name</c>.</param>
/// <param name="Head">The commit that was read.</param>
/// <param name="Path">Relative to the root, with <c>/</c>; may be shortened to its end.</param>
/// <param name="Line">From 1.</param>
/// <param name="Verdict"><c>true</c>; <c>useless</c>: right, but no reasonable user would act; <c>false</c>.</param>
/// <param name="Kind">What it was about, in a few words.</param>
/// <param name="Id">The rule, where known.</param>
/// <param name="Severity">The severity when it was judged, where known.</param>
/// <param name="Why">The reason for the verdict.</param>
internal sealed record JudgedFinding(string Repo, string Head, string Path, int Line, string Verdict, string Kind, string? Id = null, string? Severity = null, string? Why = null)
{
    public const string True = "true";
    public const string Useless = "useless";
    public const string False = "false";

    /// <summary>How far a finding is from this one; <see langword="null"/> if it is another one.</summary>
    public int? Distance(string id, string path, int line)
    {
        var distance = Math.Abs(line - Line);
        var same = (Id is null || Id == id) && distance <= Place.Tolerance && (path == Path || path.EndsWith("/" + Path, StringComparison.Ordinal));
        return same ? distance : null;
    }
}
