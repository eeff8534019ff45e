namespace CachePrefix.Ledger.Reports;

/// <summary>How well a prompt uses its prefix cache, and what to do.</summary>
/// <param name="Prompt">The prompt's name.</param>
/// <param name="Feature">The feature, or <see langword="null"/>.</param>
/// <param name="CallsPerDay">Calls a day.</param>
/// <param name="HitRate">The share of the cached part that was read, from 0 to 1; <see langword="null"/> where nothing was cached.</param>
/// <param name="PrefixTokens">The mean size of the cached part.</param>
/// <param name="InputTokens">The mean size of the rest of the input.</param>
/// <param name="OutputTokens">The mean number of generated tokens.</param>
/// <param name="CostPerDay">US dollars a day.</param>
/// <param name="WastePerMonth">US dollars in thirty days that reading in place of writing would have saved.</param>
/// <param name="ChangedSegment">The segment that a prefix guard saw change, or <see langword="null"/>.</param>
/// <param name="Cause">The likely cause of waste, or <see langword="null"/>.</param>
/// <param name="Advice">What to do, or <see langword="null"/>.</param>
/// <param name="Rule">The rule that finds it in code, or <see langword="null"/>.</param>
/// <param name="Levers">The levers that the prompt's calls show.</param>
public sealed record PromptHealth(
    string Prompt,
    string? Feature,
    double CallsPerDay,
    double? HitRate,
    long PrefixTokens,
    long InputTokens,
    long OutputTokens,
    decimal CostPerDay,
    decimal WastePerMonth,
    string? ChangedSegment,
    string? Cause,
    string? Advice,
    string? Rule,
    IReadOnlyList<string> Levers);
