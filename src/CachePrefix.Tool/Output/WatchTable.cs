using System.Globalization;
using CachePrefix.Ledger.Reports;
using Spectre.Console;

namespace CachePrefix.Tool.Output;

/// <summary>What <c>cacheprefix watch</c> shows.</summary>
internal static class WatchTable
{
    public const int WidthWithoutTerminal = 160;

    private const int MostPrompts = 30;

    public static Table Of(LedgerReport report)
    {
        var total = report.Total;
        var table = new Table { Border = TableBorder.Simple, Caption = new TableTitle(string.Create(
            CultureInfo.InvariantCulture, $"{report.To:yyyy-MM-dd HH:mm:ss} UTC, since {report.From:MM-dd HH:mm}: ${total.TotalCost:#,0.00##}, {total.Calls:#,0} calls, {total.Failures:#,0} failed, {total.Escalations:#,0} escalated, {total.Unpriced:#,0} unpriced")) };
        table.AddColumn("prompt");
        foreach (var name in new[] { "calls a day", "hit rate", "prefix", "cost a day", "waste a month" })
            table.AddColumn(new TableColumn(name).RightAligned());
        table.AddColumn("likely cause");
        foreach (var prompt in report.Prompts.Take(MostPrompts))
        {
            table.AddRow(new[]
            {
                Printable(prompt.Prompt),
                prompt.CallsPerDay.ToString("#,0.#", CultureInfo.InvariantCulture),
                prompt.HitRate is { } rate ? (100 * rate).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "-",
                prompt.PrefixTokens.ToString("#,0", CultureInfo.InvariantCulture),
                prompt.CostPerDay.ToString("$#,0.00##", CultureInfo.InvariantCulture),
                prompt.WastePerMonth.ToString("$#,0.00", CultureInfo.InvariantCulture),
                Printable(prompt.Cause ?? ""),
            }.Select(Markup.Escape).ToArray());
        }

        return table;
    }

    private static string Printable(string text) => Auditing.Reports.Printable.Of(text);
}
