using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace SupportBot;

/// <summary>Shows how far the experiment is and what came out.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Task<Comparison> WithProgressAsync(Experiment experiment, bool showProgress, CancellationToken cancellationToken) =>
        !showProgress
            ? experiment.RunAsync(() => { }, () => { }, cancellationToken)
            : AnsiConsole.Progress().StartAsync(context =>
            {
                var baseline = context.AddTask($"{experiment.BaselineModel}, uncached", maxValue: experiment.Questions);
                var routed = context.AddTask("Generated client", maxValue: experiment.Questions);
                return experiment.RunAsync(() => baseline.Increment(1), () => routed.Increment(1), cancellationToken);
            });

    public static void WriteTable(Comparison comparison, IAnsiConsole console)
    {
        var (before, after) = (comparison.Baseline, comparison.Bill);
        var table = new Table().AddColumns(
            new TableColumn(""), new TableColumn($"{comparison.BaselineModel}, uncached").RightAligned(), new TableColumn("Generated client").RightAligned());
        AddRow("Calls", Number(comparison.Questions), Number(comparison.Questions));
        AddRow("Requests", Number(before.Requests), Number(after.Requests));
        AddRow("Tokens uncached", Number(before.Tokens.UncachedInput), Number(after.Tokens.UncachedInput));
        AddRow("Tokens read", Number(before.Tokens.CacheRead), Number(after.Tokens.CacheRead));
        AddRow("Tokens written", Number(before.Tokens.CacheWrite), Number(after.Tokens.CacheWrite));
        AddRow("Tokens of answers", Number(before.Tokens.Output), Number(after.Tokens.Output));
        AddRow("Cost", Dollars(before.Cost), Dollars(after.Cost));
        AddRow("Hit rate", Percent(before.HitRate), Percent(after.HitRate));
        AddRow("Prefix read after 1st call", "", Percent(comparison.Routed.PrefixReadPercent));
        foreach (var (tier, share) in comparison.Routed.TierShares.OrderByDescending(tier => tier.Value))
            AddRow($"Answered by {tier}", "", Percent(100 * share));
        AddRow("Escalations", "", Number(comparison.Routed.Escalations));
        AddRow("Saving", "", Percent(comparison.SavingPercent));
        console.Write(table);

        void AddRow(string label, string baseline, string routed) => table.AddRow(label, baseline, routed);
    }

    public static void WriteJson(Comparison comparison, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            Calls = comparison.Questions,
            BaselineCost = comparison.Baseline.Cost,
            comparison.Bill.Cost,
            SavingPercent = Math.Round(comparison.SavingPercent, 2),
            PrefixReadPercent = Math.Round(comparison.Routed.PrefixReadPercent, 2),
            comparison.Routed.Escalations,
            comparison.Routed.TierShares,
        },
        Indented));

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Dollars(decimal value) => value.ToString("$0.00", CultureInfo.InvariantCulture);

    private static string Percent(double value) => value.ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
