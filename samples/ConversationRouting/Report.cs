using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace ConversationRouting;

/// <summary>Prints what every way to choose tiers came to.</summary>
internal static class Report
{
    public static void WriteTable(IReadOnlyList<Outcome> outcomes, IAnsiConsole console)
    {
        var dear = outcomes.Single(static outcome => outcome.Policy == Replay.AlwaysOn("complex"));
        var difficulty = outcomes.Single(static outcome => outcome.Policy == Replay.ByDifficulty);
        var table = new Table { Title = new TableTitle(string.Create(CultureInfo.InvariantCulture, $"{outcomes[0].Tokens:N0} tokens of context, {outcomes[0].Turns} turns")) }
            .AddColumns("Policy", "Right", "Cost", "writes", "classifier", "Moves", "Held", "simple/moderate/complex", "against complex, warm", "against difficulty");
        foreach (var outcome in outcomes)
        {
            table.AddRow(
                outcome.Policy, Percent(outcome.Quality), Dollars(outcome.Cost), Dollars(outcome.WriteCost), Dollars(outcome.ClassifierCost),
                outcome.Moves.ToString(CultureInfo.InvariantCulture), outcome.Held.ToString(CultureInfo.InvariantCulture),
                string.Join(" / ", new[] { "simple", "moderate", "complex" }.Select(tier => outcome.Shares.GetValueOrDefault(tier))),
                Change(outcome, dear), Change(outcome, difficulty));
        }

        console.Profile.Width = Math.Max(console.Profile.Width, 170);
        console.Write(table);
    }

    public static void WriteJson(IEnumerable<Outcome> outcomes, TextWriter writer) =>
        writer.WriteLine(JsonSerializer.Serialize([.. outcomes.Select(static outcome => new ReportRow(outcome))], ReportJson.Default.ReportRowArray));

    private static string Change(Outcome outcome, Outcome other) =>
        ReferenceEquals(outcome, other) ? "" : (-outcome.SavingOver(other)).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + " %";

    private static string Percent(double value) => value.ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Dollars(decimal value) => value.ToString("$0.000", CultureInfo.InvariantCulture);
}

/// <summary>One row of the JSON report.</summary>
internal sealed class ReportRow(Outcome outcome)
{
    public int ContextTokens => outcome.Tokens;

    public string Policy => outcome.Policy;

    public double QualityPercent => Math.Round(outcome.Quality, 2);

    public decimal CostUsd => outcome.Cost;

    public decimal WriteCostUsd => outcome.WriteCost;

    public decimal ClassifierCostUsd => outcome.ClassifierCost;

    public int Turns => outcome.Turns;

    public int Moves => outcome.Moves;

    public int Held => outcome.Held;

    public IReadOnlyDictionary<string, int> Shares => outcome.Shares;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ReportRow[]))]
internal sealed partial class ReportJson : JsonSerializerContext;
