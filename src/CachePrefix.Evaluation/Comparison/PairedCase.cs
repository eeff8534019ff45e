namespace CachePrefix.Evaluation;

/// <summary>One case, scored on both sides.</summary>
/// <param name="Id">What the case is called in reports.</param>
/// <param name="Baseline">The score of the baseline's answer, from 0 (wrong) to 1 (right).</param>
/// <param name="Candidate">The score of the candidate's answer, from 0 to 1.</param>
/// <param name="Class">The class of request that the case belongs to, or <see langword="null"/>.</param>
/// <param name="Source">
/// What the case was taken from, such as a conversation or a document: cases of one source are alike and do not count as independent.
/// <see langword="null"/> where the case stands alone.
/// </param>
public sealed record PairedCase(string Id, double Baseline, double Candidate, string? Class = null, string? Source = null);
