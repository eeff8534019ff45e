namespace CachePrefix;

/// <summary>What the calls of one prompt on one day were good for.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="Feature">The feature, or <see langword="null"/>.</param>
/// <param name="Prompt">The prompt's name, or <see langword="null"/> where the call is not in the ledger.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Amount">How many.</param>
/// <param name="Calls">How many calls an outcome was recorded for.</param>
public sealed record OutcomeRollUp(DateOnly Day, string? Feature, string? Prompt, string Unit, decimal Amount, long Calls);
