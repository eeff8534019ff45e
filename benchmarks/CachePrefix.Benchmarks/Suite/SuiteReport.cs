using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace CachePrefix.Benchmarks.Suite;

/// <summary>Writes what a suite measured, for people and for programs.</summary>
internal static class SuiteReport
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n" };

    /// <summary>Where a whole run writes its ratios for programs.</summary>
    public static string JsonPath { get; } = Path.Combine(Repository.Root, "benchmarks", "results.json");

    public static string LineOf(Measure measure) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(measure.IsReached ? "ok    " : measure.IsFarOff ? "FAR   " : "missed")} {measure.Ratio,8:0.000} of {measure.Goal,-6:0.###} {measure.Name} ({measure.Detail})");

    public static void Write(IReadOnlyList<Measure> measures)
    {
        var rows = measures.Select(static measure => new { measure.Name, Ratio = Math.Round(measure.Ratio, 4), measure.Goal });
        File.WriteAllText(JsonPath, JsonSerializer.Serialize(rows, Json) + "\n");
        File.WriteAllText(Path.ChangeExtension(JsonPath, ".md"), Table(measures));
    }

    private static string Table(IReadOnlyList<Measure> measures)
    {
        var text = new StringBuilder("# What it costs\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Written by `dotnet run -c Release --project benchmarks/CachePrefix.Benchmarks -- --suite all` on {DateTime.UtcNow:yyyy-MM-dd} with {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}. ");
        text.Append("Each ratio is a median of what was measured in turn in this one run: processor time or bytes against those of the peer, or a time against what is allowed. ");
        text.Append(CultureInfo.InvariantCulture, $"{measures.Count(static measure => measure.IsReached)} of {measures.Count} goals are reached.\n");
        foreach (var subject in measures.GroupBy(static measure => measure.Name[..measure.Name.IndexOf(':', StringComparison.Ordinal)]))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {subject.Key}\n\n| what | ratio | goal | figures |\n| --- | ---: | ---: | --- |\n");
            foreach (var measure in subject)
                text.Append(CultureInfo.InvariantCulture, $"| {measure.Name[(subject.Key.Length + 2)..]} | {(measure.IsReached ? "" : "**")}{measure.Ratio:0.000}{(measure.IsReached ? "" : "**")} | {measure.Goal:0.###} | {measure.Detail} |\n");
        }

        return text.ToString();
    }
}
