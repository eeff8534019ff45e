using CachePrefix.Auditing.Findings;
using CachePrefix.Labels.Reading;

namespace CachePrefix.Labels.Scoring;

/// <summary>The labels of one repository against its audit.</summary>
/// <param name="Repository"><c>owner/name</c>.</param>
/// <param name="Places">All labelled places.</param>
/// <param name="Findings">All findings at information or above.</param>
/// <param name="Gone">Judged findings that are not printed any more.</param>
internal sealed record RepositoryScore(string Repository, IReadOnlyList<PlaceScore> Places, IReadOnlyList<FindingScore> Findings, IReadOnlyList<JudgedFinding> Gone)
{
    /// <param name="repository"><c>owner/name</c>.</param>
    /// <param name="labels">Labels of any repositories.</param>
    /// <param name="findings">What the audit reports, at all severities.</param>
    /// <param name="exists">Whether a path is in the checkout.</param>
    public static RepositoryScore Of(string repository, LabelSet labels, IReadOnlyList<Finding> findings, Func<string, bool> exists)
    {
        PlaceScore[] places = [.. labels.Places
            .Where(place => place.Repo == repository)
            .Select(place => PlaceScore.Of(place, [.. findings.Where(finding => IsNearest(finding, place, labels))], exists(place.Path)))];
        Finding[] printed = [.. findings.Where(static finding => finding.Severity >= FindingSeverity.Information)];
        JudgedFinding[] judged = [.. labels.Findings.Where(finding => finding.Repo == repository)];
        var pairs = Pair(printed, judged);
        FindingScore[] scores = [.. printed.Select(finding => pairs.TryGetValue(finding, out var verdict)
            ? new FindingScore(finding, verdict.Verdict, string.Join(": ", new[] { verdict.Kind, verdict.Why }.OfType<string>()))
            : ByPlace(finding, places))];
        return new RepositoryScore(repository, places, scores, [.. judged.Except(pairs.Values)]);
    }

    /// <summary>A finding that names a volatile place nearer by does not hit the look-alike beside it.</summary>
    private static bool IsNearest(Finding finding, Place place, LabelSet labels) =>
        place.Label != Place.LookAlike
        || !labels.Places.Any(other => other.Repo == place.Repo
            && other.Label != Place.LookAlike
            && PlaceScore.Distance(finding, other) <= PlaceScore.Distance(finding, place)
            && PlaceScore.Names(finding, other));

    /// <summary>Gives each finding the judgement nearest to it, and each judgement to one finding.</summary>
    private static Dictionary<Finding, JudgedFinding> Pair(Finding[] printed, JudgedFinding[] judged)
    {
        var pairs = new Dictionary<Finding, JudgedFinding>(ReferenceEqualityComparer.Instance);
        var taken = new HashSet<JudgedFinding>(ReferenceEqualityComparer.Instance);
        var candidates = printed
            .SelectMany(finding => judged.Select(judgement => (Finding: finding, Judgement: judgement, Distance: judgement.Distance(finding.Id, finding.Path, finding.Line))))
            .Where(static candidate => candidate.Distance is not null)
            .OrderBy(static candidate => candidate.Distance);
        foreach (var (finding, judgement, _) in candidates)
        {
            if (!taken.Contains(judgement) && pairs.TryAdd(finding, judgement))
                taken.Add(judgement);
        }

        return pairs;
    }

    private static FindingScore ByPlace(Finding finding, PlaceScore[] places)
    {
        if (places.FirstOrDefault(score => score.Place.Label == Place.Volatile && PlaceScore.Names(finding, score.Place)) is { } right)
            return new FindingScore(finding, JudgedFinding.True, $"labelled place {right.Place.Path}:{right.Place.Lines[0]}");
        if (places.FirstOrDefault(score => score.Place.Label == Place.LookAlike && ReferenceEquals(score.Finding, finding)) is { } wrong)
            return new FindingScore(finding, JudgedFinding.False, $"look-alike {wrong.Place.Path}:{wrong.Place.Lines[0]}: {wrong.Place.Note}");
        return new FindingScore(finding, null, null);
    }
}
