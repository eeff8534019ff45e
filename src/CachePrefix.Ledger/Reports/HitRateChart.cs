namespace CachePrefix.Ledger.Reports;

/// <summary>The hit rate of each of the dearest prompts over time, with deployments.</summary>
internal static class HitRateChart
{
    private const double Width = 900, Height = 240, Left = 44, Bottom = 24, Top = 10;
    private const int MostPrompts = 6;
    private const int MostPoints = 60;

    public static void Write(Html html, LedgerReport report)
    {
        var step = TimeSpan.FromHours(Math.Max(1, Math.Ceiling((report.To - report.From).TotalHours / MostPoints)));
        var prompts = report.Prompts.Where(static prompt => prompt.HitRate is not null).Take(MostPrompts).ToList();
        if (prompts.Count == 0)
        {
            html.Raw("<p>Nothing was cached in this time.</p>\n");
            return;
        }

        html.Raw($"<figure><svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"Hit rate of prompts over time; the table of prefixes below has the means\">\n");
        ChartAxis.Write(html, Width, Height, Left, Top, Bottom, 1, Html.Percent);
        foreach (var (time, deployment) in report.Deployments().Skip(1))
            html.Raw($"<line class=\"deploy\" x1=\"{X(report, time)}\" x2=\"{X(report, time)}\" y1=\"{Top}\" y2=\"{Height - Bottom}\"><title>").Text($"{deployment} from {time:yyyy-MM-dd HH:mm}").Raw("</title></line>\n");
        for (var i = 0; i < prompts.Count; i++)
        {
            var points = Points(report, prompts[i].Prompt, step);
            html.Raw($"<polyline class=\"line {ColorOf(i)}\" points=\"{string.Join(' ', points)}\"><title>").Text(prompts[i].Prompt).Raw("</title></polyline>\n");
        }

        html.Raw("</svg><ul class=\"key\">");
        for (var i = 0; i < prompts.Count; i++)
            html.Raw($"<li><span class=\"{ColorOf(i)}\"></span>").Text(prompts[i].Prompt).Raw("</li>");
        html.Raw("</ul><figcaption>");
        foreach (var (time, deployment) in report.Deployments().Skip(1))
            html.Text($"Deployment {deployment} from {time:yyyy-MM-dd HH:mm}. ");
        html.Raw("</figcaption></figure>\n");
    }

    private static IEnumerable<string> Points(LedgerReport report, string prompt, TimeSpan step) => report.Sums
        .Where(sum => sum.Key.Prompt == prompt && sum.Usage.CacheRead + sum.Usage.CacheWrite > 0)
        .GroupBy(sum => (sum.Key.Hour - report.From).Ticks / step.Ticks)
        .OrderBy(static group => group.Key)
        .Select(group =>
        {
            var read = group.Sum(static sum => sum.Usage.CacheRead);
            var rate = (double)read / (read + group.Sum(static sum => sum.Usage.CacheWrite));
            return $"{X(report, report.From + (step * (group.Key + 0.5)))},{Html.Coordinate(Height - Bottom - ((Height - Bottom - Top) * rate))}";
        });

    private static string X(LedgerReport report, DateTimeOffset time) =>
        Html.Coordinate(Left + ((Width - Left) * Math.Clamp((time - report.From) / (report.To - report.From), 0, 1)));

    private static char ColorOf(int index) => (char)('a' + index);
}
