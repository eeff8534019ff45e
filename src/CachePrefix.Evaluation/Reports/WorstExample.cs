namespace CachePrefix.Evaluation;

/// <summary>A case in which the candidate lost much.</summary>
/// <param name="Id">The id of the case.</param>
/// <param name="Class">The class of request, or <see langword="null"/>.</param>
/// <param name="Input">The input.</param>
/// <param name="Baseline">The baseline's answer.</param>
/// <param name="Candidate">The candidate's answer.</param>
/// <param name="Loss">The score of the baseline less that of the candidate.</param>
/// <param name="Reason">Why the candidate's answer is worse, as far as the scorer says.</param>
public sealed record WorstExample(string Id, string? Class, string Input, string Baseline, string Candidate, double Loss, string? Reason);
