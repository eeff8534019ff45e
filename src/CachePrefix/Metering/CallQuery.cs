namespace CachePrefix;

/// <summary>Which records of a ledger are read.</summary>
/// <param name="From">The first time, in UTC; all from the first one when <see langword="null"/>.</param>
/// <param name="To">The time before which records lie, in UTC; all to the last one when <see langword="null"/>.</param>
/// <param name="Prompt">The prompt's name; all prompts when <see langword="null"/>.</param>
public sealed record CallQuery(DateTimeOffset? From = null, DateTimeOffset? To = null, string? Prompt = null)
{
    /// <summary>All records.</summary>
    public static CallQuery All { get; } = new();

    /// <summary>Whether a record is one of those that are asked for.</summary>
    /// <param name="record">The record.</param>
    public bool Matches(CallRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return (From is null || record.Time >= From) && (To is null || record.Time < To) && (Prompt is null || record.Prompt == Prompt);
    }
}
