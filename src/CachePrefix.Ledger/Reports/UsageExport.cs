using System.Text.Json;
using System.Text.Json.Serialization;

namespace CachePrefix.Ledger.Reports;

/// <summary>
/// Writes what was measured as a small file for the compiler: <c>cacheprefix.usage.json</c>, an <c>AdditionalFiles</c> item. It holds neither texts nor
/// tenants, and equal measurements give equal files.
/// </summary>
public static class UsageExport
{
    /// <summary>The format of the file.</summary>
    public const int Format = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the file.</summary>
    /// <param name="report">What was measured.</param>
    /// <param name="hitRateFloor">The hit rate below which a prompt's cache is said not to work, from 0 to 1.</param>
    public static string Write(LedgerReport report, double hitRateFloor = 0.5)
    {
        ArgumentNullException.ThrowIfNull(report);
        var total = report.Prompts.Sum(static prompt => prompt.CostPerDay);
        return JsonSerializer.Serialize(
            new
            {
                format = Format,
                from = DateOnly.FromDateTime(report.From.UtcDateTime),
                to = DateOnly.FromDateTime(report.To.UtcDateTime),
                hitRateFloor,
                prompts = report.Prompts.OrderBy(static prompt => prompt.Prompt, StringComparer.Ordinal).Select(prompt => new
                {
                    prompt = prompt.Prompt,
                    callsPerDay = Round(prompt.CallsPerDay, 1),
                    hitRate = prompt.HitRate is { } rate ? Round(rate, 3) : (double?)null,
                    prefixTokens = prompt.PrefixTokens,
                    inputTokens = prompt.InputTokens,
                    outputTokens = prompt.OutputTokens,
                    costPerDay = Round((double)prompt.CostPerDay, 4),
                    share = total == 0 ? 0 : Round((double)(prompt.CostPerDay / total), 3),
                    wastePerMonth = Round((double)prompt.WastePerMonth, 2),
                    changedSegment = prompt.ChangedSegment,
                    cause = prompt.Cause,
                    levers = prompt.Levers,
                }),
            },
            Json).ReplaceLineEndings("\n") + "\n";
    }

    private static double Round(double value, int digits) => Math.Round(value, digits);
}
