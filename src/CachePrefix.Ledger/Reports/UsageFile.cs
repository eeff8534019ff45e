using System.Text.Json.Serialization;

namespace CachePrefix.Ledger.Reports;

/// <summary>The usage file, member by member as the compiler reads it.</summary>
internal sealed record UsageFile(int Format, DateOnly From, DateOnly To, double HitRateFloor, IReadOnlyList<UsagePrompt> Prompts);

/// <summary>What was measured of one prompt.</summary>
internal sealed record UsagePrompt(
    string Prompt,
    double CallsPerDay,
    double? HitRate,
    long PrefixTokens,
    long InputTokens,
    long OutputTokens,
    double CostPerDay,
    double Share,
    double WastePerMonth,
    string? ChangedSegment,
    string? Cause,
    IReadOnlyList<string> Levers);

[JsonSerializable(typeof(UsageFile))]
internal sealed partial class UsageJson : JsonSerializerContext;
