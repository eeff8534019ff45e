namespace CachePrefix.Evaluation;

/// <summary>A case with what both sides answered.</summary>
/// <param name="Id">The id of the case.</param>
/// <param name="Class">The class of request, or <see langword="null"/>.</param>
/// <param name="Source">What the case was taken from, or <see langword="null"/>.</param>
/// <param name="Input">The input as text or JSON.</param>
/// <param name="Baseline">What the baseline answered.</param>
/// <param name="Candidate">What the candidate answered.</param>
public sealed record AnsweredCase(string Id, string? Class, string? Source, string Input, SideAnswer Baseline, SideAnswer Candidate)
{
    /// <summary>Whether a side failed, so that the case is left out.</summary>
    public bool IsFailed => Baseline.Error is not null || Candidate.Error is not null;
}
