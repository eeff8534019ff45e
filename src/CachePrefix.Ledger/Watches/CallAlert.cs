namespace CachePrefix.Ledger;

/// <summary>Something that a watch noticed. It is raised once and stays active until it is over.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Prompt">The prompt's name; <c>*</c> for all prompts together.</param>
/// <param name="Value">What was measured: a share from 0 to 1, or US dollars.</param>
/// <param name="Limit">The limit that it crossed.</param>
/// <param name="Cause">The likely cause, in words.</param>
/// <param name="Segment">The segment that a prefix guard saw change, or <see langword="null"/>.</param>
/// <param name="Time">When it was noticed, in UTC.</param>
public sealed record CallAlert(AlertKind Kind, string Prompt, double Value, double Limit, string Cause, string? Segment, DateTimeOffset Time);
