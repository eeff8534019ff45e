using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CachePrefix.Ledger.Simulation;

namespace CachePrefix.Tool.Output;

/// <summary>Prints what a simulation gives.</summary>
internal static class SimulationText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToJson<T>(T value) => JsonSerializer.Serialize(value, Json) + "\n";

    public static void Write(TextWriter output, IReadOnlyList<PublishedFigure> figures)
    {
        foreach (var figure in figures)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"({figure.Case}) {figure.Stage}: published {figure.Published:#,0.##}, ours {figure.Ours:#,0.##}"));
            foreach (var line in figure.Arithmetic)
                output.WriteLine($"      {line}");
            output.WriteLine($"      {figure.Note}");
            output.WriteLine();
        }
    }

    public static void Write(TextWriter output, SimulatedWorkload simulated)
    {
        output.WriteLine(simulated.Measured is { } measured
            ? string.Create(CultureInfo.InvariantCulture, $"{simulated.Name}: {measured:$#,0.00##} a day measured")
            : $"{simulated.Name}:");
        var before = simulated.Levers[0].Cost;
        foreach (var day in simulated.Levers)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {day.Lever,-16}{day.Cost,14:$#,0.00##} a day  {Saved(before, day.Cost),6:0.0} % saved  {100 * day.HitRate,5:0.0} % of input read"));
            foreach (var line in day.Arithmetic)
                output.WriteLine($"      {line}");
        }

        output.WriteLine("  a fifth less and a fifth more of");
        foreach (var line in simulated.Sensitivities)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {line.Input,-34}{line.Lower,14:$#,0.00##}{line.Base,14:$#,0.00##}{line.Higher,14:$#,0.00##}"));
        output.WriteLine();
    }

    private static decimal Saved(decimal before, decimal after) => before == 0 ? 0 : 100 * (1 - (after / before));
}
