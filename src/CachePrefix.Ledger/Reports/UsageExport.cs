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

    private static readonly UsageJson Json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes the file.</summary>
    /// <param name="report">What was measured.</param>
    /// <param name="hitRateFloor">The hit rate below which a prompt's cache is said not to work, from 0 to 1.</param>
    public static string Write(LedgerReport report, double hitRateFloor = 0.5)
    {
        ArgumentNullException.ThrowIfNull(report);
        var total = report.Prompts.Sum(static prompt => prompt.CostPerDay);
        var prompts = report.Prompts.OrderBy(static prompt => prompt.Prompt, StringComparer.Ordinal).Select(prompt => new UsagePrompt(
            prompt.Prompt,
            Round(prompt.CallsPerDay, 1),
            prompt.HitRate is { } rate ? Round(rate, 3) : null,
            prompt.PrefixTokens,
            prompt.InputTokens,
            prompt.OutputTokens,
            Round((double)prompt.CostPerDay, 4),
            total == 0 ? 0 : Round((double)(prompt.CostPerDay / total), 3),
            Round((double)prompt.WastePerMonth, 2),
            prompt.ChangedSegment,
            prompt.Cause,
            prompt.Levers));
        var file = new UsageFile(Format, DateOnly.FromDateTime(report.From.UtcDateTime), DateOnly.FromDateTime(report.To.UtcDateTime), hitRateFloor, [.. prompts]);
        return JsonSerializer.Serialize(file, Json.UsageFile).ReplaceLineEndings("\n") + "\n";
    }

    private static double Round(double value, int digits) => Math.Round(value, digits);
}
