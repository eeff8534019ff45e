using System.Text.Json;

namespace CachePrefix.Benchmarks.Suite;

/// <summary>The ratios that the last whole run of the suite wrote down.</summary>
internal sealed class RecordedRatios
{
    private readonly Dictionary<string, double> _ratios;

    private RecordedRatios(Dictionary<string, double> ratios) => _ratios = ratios;

    /// <summary>Reads <c>benchmarks/results.json</c>; nothing is recorded where there is none.</summary>
    public static RecordedRatios Read()
    {
        if (!File.Exists(SuiteReport.JsonPath))
            return new([]);

        using var rows = JsonDocument.Parse(File.ReadAllText(SuiteReport.JsonPath));
        return new(rows.RootElement.EnumerateArray().ToDictionary(static row => row.GetProperty("name").GetString()!, static row => row.GetProperty("ratio").GetDouble(), StringComparer.Ordinal));
    }

    /// <summary>What was recorded for a measure, or 0.</summary>
    public double Of(string name) => _ratios.GetValueOrDefault(name);
}
