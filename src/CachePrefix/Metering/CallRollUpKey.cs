namespace CachePrefix;

/// <summary>What records are added up by.</summary>
/// <param name="Hour">The hour, in UTC.</param>
/// <param name="Feature">The feature, or <see langword="null"/>.</param>
/// <param name="Prompt">The prompt's name.</param>
/// <param name="Tier">The tier, or <see langword="null"/>.</param>
/// <param name="Model">The model, or <see langword="null"/>.</param>
/// <param name="Tenant">The tenant, or <see langword="null"/>.</param>
/// <param name="Deployment">The program's version, or <see langword="null"/>.</param>
/// <param name="Source">Where the answers came from.</param>
public readonly record struct CallRollUpKey(
    DateTimeOffset Hour, string? Feature, string Prompt, string? Tier, string? Model, string? Tenant, string? Deployment, AnswerSource Source)
{
    /// <summary>The key of a record.</summary>
    /// <param name="record">The record.</param>
    public static CallRollUpKey Of(CallRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(HourOf(record.Time), record.Feature, record.Prompt, record.Tier, record.Model, record.Tenant, record.Deployment, record.Source);
    }

    internal static DateTimeOffset HourOf(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
