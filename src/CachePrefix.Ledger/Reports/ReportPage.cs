using System.Globalization;
using CachePrefix.Ledger.Simulation;

namespace CachePrefix.Ledger.Reports;

/// <summary>Writes a report as one page of HTML that needs nothing else: no script, no font, no picture from elsewhere.</summary>
public static class ReportPage
{
    private const string QualityTitle = "Quality";

    private static readonly (string Id, string Title)[] Sections =
    [
        ("money", "Where the money goes"),
        ("days", "Cost per day"),
        ("hits", "Hit rate"),
        ("prefixes", "Prefixes"),
        ("routes", "Routes and escalations"),
        ("latency", "Latency"),
        ("value", "Cost per unit of value"),
    ];

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="simulation">Levers of a simulated workload, to show with it; none when <see langword="null"/>.</param>
    /// <param name="verdicts">Evaluations of what saves money, to show beside the cost; none when <see langword="null"/>.</param>
    /// <returns>A whole HTML document.</returns>
    public static string Render(LedgerReport report, IReadOnlyList<SimulatedDay>? simulation = null, IReadOnlyList<QualityVerdict>? verdicts = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        var html = new Html();
        var title = string.Create(CultureInfo.InvariantCulture, $"Model calls, {report.From:yyyy-MM-dd} to {report.To:yyyy-MM-dd}");
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<link rel=\"icon\" href=\"data:,\">\n<title>")
            .Text(title).Raw("</title>\n<style>\n").Raw(ReportStyle.Css).Raw("\n</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">To the content</a>\n<header><h1>").Text(title).Raw("</h1>\n");
        Facts(html, report);
        html.Raw("<nav aria-label=\"Parts\"><ul>");
        foreach (var (id, name) in Sections)
            html.Raw($"<li><a href=\"#{id}\">").Text(name).Raw("</a></li>");
        if (verdicts is { Count: > 0 })
            html.Raw("<li><a href=\"#quality\">").Text(QualityTitle).Raw("</a></li>");
        html.Raw("</ul></nav></header>\n<main id=\"main\">\n");
        if (verdicts is { Count: > 0 })
            html.Section("quality", QualityTitle, () => Quality(html, verdicts));
        if (report.Sums.Count == 0)
            html.Raw("<p>The ledger has no calls of this time.</p>\n");
        else
            Body(html, report);
        if (simulation is not null)
            html.Section("simulation", "Simulated day", () => Simulated(html, simulation));
        html.Raw("</main>\n<footer><p class=\"soft\">Savings are shown against the same calls on one fixed tier with a warm cache; writes and classifier calls count against them. Calls whose price is not known are counted, not priced.</p></footer>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static void Quality(Html html, IReadOnlyList<QualityVerdict> verdicts) => html.Table(
        "No saving counts unless the quality holds", ["Compared", "Verdict", "#Points", "#Interval", "#Cost before", "#Cost after", "#Cases", "Suite", "Day", "Why"],
        verdicts.OrderByDescending(static verdict => verdict.Time).Select(static verdict => (IReadOnlyList<string>)
        [
            verdict.Sides,
            verdict.Verdict == "CannotTell" ? "cannot tell" : verdict.Verdict.ToLowerInvariant(),
            Html.Number(Math.Round(100 * verdict.Difference.Mean, 1)),
            $"{Html.Number(Math.Round(100 * verdict.Difference.Low, 1))} to {Html.Number(Math.Round(100 * verdict.Difference.High, 1))}",
            verdict.Cost.Baseline is { } before ? Html.Dollars(before) : "not known",
            verdict.Cost.Candidate is { } after ? Html.Dollars(after) : "not known",
            Html.Number(verdict.Cases),
            verdict.Suite,
            verdict.Time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            verdict.Reason,
        ]));

    private static void Body(Html html, LedgerReport report)
    {
        html.Section("money", Sections[0].Title, () => Money(html, report));
        html.Section("days", Sections[1].Title, () => LeverChart.Write(html, report.ByDay()));
        html.Section("hits", Sections[2].Title, () => HitRateChart.Write(html, report));
        html.Section("prefixes", Sections[3].Title, () => Prefixes(html, report));
        html.Section("routes", Sections[4].Title, () => Routes(html, report));
        html.Section("latency", Sections[5].Title, () => Latency(html, report));
        html.Section("value", Sections[6].Title, () => Value(html, report));
    }

    private static void Facts(Html html, LedgerReport report)
    {
        var levers = DayOfLevers.Of(default, report.Sums);
        var saved = levers.PrefixCache + levers.Routing + levers.ResponseCache;
        html.Raw("<dl class=\"facts\">");
        foreach (var (name, value) in new[]
        {
            ("Paid", Html.Dollars(report.Total.TotalCost)),
            ("Saved", Html.Dollars(saved)),
            ("Calls", Html.Number(report.Total.Calls)),
            ("Input read from caches", Html.Percent(report.Total.HitRate)),
            ("Failed attempts", Html.Number(report.Total.Failures)),
            ("Attempts without a known price", Html.Number(report.Total.Unpriced)),
        })
            html.Raw("<div><dt>").Text(name).Raw("</dt><dd>").Text(value).Raw("</dd></div>");
        html.Raw("</dl>\n");
    }

    private static void Money(Html html, LedgerReport report)
    {
        html.Raw("<div class=\"two\">");
        foreach (var (name, rows) in new[]
        {
            ("feature", report.By(static key => key.Feature ?? "(none)")),
            ("prompt", report.By(static key => key.Prompt)),
            ("tier", report.By(static key => key.Tier ?? "(none)")),
            ("model", report.By(static key => key.Model ?? "(unknown)")),
            ("tenant", report.By(static key => key.Tenant)),
        })
        {
            if (rows.Count == 0)
                continue;
            html.Raw("<div>");
            html.Table($"By {name}", [char.ToUpperInvariant(name[0]) + name[1..], "#Cost", "#Share", "", "#Calls", "#Saved"], rows.Take(20).Select(static row => (IReadOnlyList<string>)
            [
                row.Name, Html.Dollars(row.Sum.TotalCost), Html.Percent(row.Share), Html.Bar(row.Share), Html.Number(row.Sum.Calls),
                Html.Dollars(row.Sum.UncachedCost - row.Sum.TotalCost),
            ]));
            if (rows.Count > 20)
                html.Raw("<p class=\"soft\">").Text($"and {rows.Count - 20} more").Raw("</p>");
            html.Raw("</div>");
        }

        html.Raw("</div>\n");
    }

    private static void Prefixes(Html html, LedgerReport report) => html.Table(
        "Prefixes, those that waste most first", ["Prompt", "#Waste a month", "#Hit rate", "#Prefix tokens", "Likely cause", "What to do", "Rule"],
        report.Prompts.OrderByDescending(static prompt => prompt.WastePerMonth).Take(30).Select(static prompt => (IReadOnlyList<string>)
        [
            prompt.Prompt, Html.Dollars(prompt.WastePerMonth), prompt.HitRate is { } rate ? Html.Percent(rate) : "nothing cached", Html.Number(prompt.PrefixTokens),
            prompt.Cause ?? "", prompt.Advice ?? "", prompt.Rule ?? "",
        ]));

    private static void Routes(Html html, LedgerReport report) => html.Table(
        "Attempts by prompt and tier", ["Prompt", "Tier", "#Attempts", "#Share", "#Escalated here", "#Failed", "#Cost"],
        CallRollUps.By(report.Sums, static key => (key.Prompt, Tier: key.Source == AnswerSource.Model ? key.Tier ?? "(none)" : $"({key.Source})"))
            .OrderBy(static group => group.Key.Prompt, StringComparer.Ordinal).ThenByDescending(static group => group.Value.Attempts).Take(60)
            .Select(group => (IReadOnlyList<string>)
            [
                group.Key.Prompt, group.Key.Tier, Html.Number(group.Value.Attempts),
                Html.Percent((double)group.Value.Attempts / Math.Max(1, report.Sums.Where(sum => sum.Key.Prompt == group.Key.Prompt).Sum(static sum => sum.Attempts))),
                Html.Number(group.Value.Escalations), Html.Number(group.Value.Failures), Html.Dollars(group.Value.TotalCost),
            ]));

    private static void Latency(Html html, LedgerReport report) => html.Table(
        "Latency by tier", ["Tier", "#Attempts", "#Mean", "#Half below", "#95 % below"],
        CallRollUps.By(report.Sums, static key => key.Source == AnswerSource.Model ? key.Tier ?? key.Model ?? "(none)" : $"({key.Source})")
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => (IReadOnlyList<string>)
            [
                group.Key, Html.Number(group.Value.Attempts), Milliseconds(group.Value.Latency / Math.Max(1, group.Value.Attempts)),
                Milliseconds(group.Value.LatencyAt(0.5)), Milliseconds(group.Value.LatencyAt(0.95)),
            ]));

    private static void Value(Html html, LedgerReport report)
    {
        if (report.Outcomes.Count == 0)
        {
            html.Raw("<p>No outcomes are recorded. <code>LedgerWriter.RecordOutcome(callId, unit, amount)</code> records what a call was good for.</p>\n");
            return;
        }

        var costs = report.Prompts.ToDictionary(static prompt => prompt.Prompt, prompt => prompt.CostPerDay * (decimal)report.Days, StringComparer.Ordinal);
        html.Table("Cost per unit", ["Prompt", "Unit", "#Units", "#Cost", "#Cost per unit"], report.Outcomes
            .GroupBy(static outcome => (Prompt: outcome.Prompt ?? "(unknown)", outcome.Unit))
            .Select(group =>
            {
                var amount = group.Sum(static outcome => outcome.Amount);
                var cost = costs.GetValueOrDefault(group.Key.Prompt);
                return (IReadOnlyList<string>)[group.Key.Prompt, group.Key.Unit, Html.Number((double)amount), Html.Dollars(cost), amount == 0 ? "" : Html.Dollars(cost / amount)];
            }));
    }

    private static void Simulated(Html html, IReadOnlyList<SimulatedDay> days) => html.Table(
        "A day, each lever added to those before it", ["Lever", "#Cost a day", "#Saved", "#Input read", "Arithmetic"],
        days.Select(day => (IReadOnlyList<string>)
        [
            day.Lever, Html.Dollars(day.Cost), days[0].Cost == 0 ? "" : Html.Percent((double)(1 - (day.Cost / days[0].Cost))), Html.Percent(day.HitRate), string.Join("; ", day.Arithmetic),
        ]));

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString(time.TotalMilliseconds < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture) + " ms";
}
