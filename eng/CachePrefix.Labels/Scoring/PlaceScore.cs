using CachePrefix.Auditing.Findings;
using CachePrefix.Labels.Reading;

namespace CachePrefix.Labels.Scoring;

/// <summary>What became of a labelled place.</summary>
/// <param name="Place">The place.</param>
/// <param name="Finding">The gravest finding that names it, <see langword="null"/> for none.</param>
/// <param name="IsPathKnown">Whether the checkout has the file.</param>
internal sealed record PlaceScore(Place Place, Finding? Finding, bool IsPathKnown)
{
    /// <summary>Whether users see it.</summary>
    public bool IsFound => Finding is { Severity: >= FindingSeverity.Information };

    /// <summary>Whether only those see it who ask for hidden findings.</summary>
    public bool IsHidden => Finding is { Severity: FindingSeverity.Hidden };

    public static PlaceScore Of(Place place, IReadOnlyList<Finding> findings, bool isPathKnown)
    {
        var naming = findings.Where(finding => place.Label == Place.LookAlike ? Lies(finding, place) : Names(finding, place));
        return new PlaceScore(place, naming.MaxBy(static finding => finding.Severity), isPathKnown);
    }

    /// <summary>Whether a finding is about the place: its value, its prompt or a hop between them is near, and the kind of source is right.</summary>
    public static bool Names(Finding finding, Place place) =>
        SourceKinds.Rules(place.Source, place.Sink).Contains(finding.Id)
        && finding.Hops.Prepend(new FindingHop(finding.Path, finding.Line)).Any(hop => place.Distance(hop.Path, hop.Line) <= Place.Tolerance);

    /// <summary>How far a finding is from a place: from its value or its prompt, whichever is nearer.</summary>
    public static int Distance(Finding finding, Place place) =>
        Math.Min(place.Distance(finding.Path, finding.Line), place.Distance(finding.Prompt.Path, finding.Prompt.Line));

    private static bool Lies(Finding finding, Place place) => Distance(finding, place) <= Place.Tolerance;
}
