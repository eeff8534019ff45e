using CachePrefix.Auditing.Findings;

namespace CachePrefix.Labels.Scoring;

/// <summary>A printed finding and what readers think of it.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Verdict"><c>true</c>, <c>useless</c>, <c>false</c>, or <see langword="null"/> where nobody has judged it.</param>
/// <param name="Reason">The kind and reason of the one who judged, or the place that speaks for it.</param>
internal sealed record FindingScore(Finding Finding, string? Verdict, string? Reason);
