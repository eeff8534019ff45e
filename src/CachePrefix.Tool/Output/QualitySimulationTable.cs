using System.Globalization;
using System.Text.Json;
using CachePrefix.Evaluation.Simulation;

namespace CachePrefix.Tool.Output;

/// <summary>Prints the simulation that proves the statistics.</summary>
internal static class QualitySimulationTable
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Line(SimulationRow row)
    {
        var (low, high) = row.Interval;
        return string.Create(CultureInfo.InvariantCulture,
            $"{(row.IsRight ? "ok   " : "WRONG")}  {100 * row.Share,5:0.0} %  ({100 * low:0.0} to {100 * high:0.0})  wanted {100 * row.Least:0.#} to {100 * row.Most:0.#}  {row.Name}: {row.Question}{(row.CasesUsed < 0.999 ? $", after {100 * row.CasesUsed:0} % of the cases" : "")}");
    }

    public static string Json(IReadOnlyList<SimulationRow> rows) => JsonSerializer.Serialize(
        rows.Select(static row => new
        {
            row.Name,
            row.Question,
            row.Runs,
            row.Hits,
            Share = Math.Round(row.Share, 4),
            Low = Math.Round(row.Interval.Low, 4),
            High = Math.Round(row.Interval.High, 4),
            row.Least,
            row.Most,
            CasesUsed = Math.Round(row.CasesUsed, 4),
            row.IsRight,
        }),
        Indented);
}
