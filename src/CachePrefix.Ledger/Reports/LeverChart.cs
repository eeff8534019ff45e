namespace CachePrefix.Ledger.Reports;

/// <summary>Cost per day as bars: what was paid, and on top what each lever saved.</summary>
internal static class LeverChart
{
    private const double Width = 900, Height = 260, Left = 60, Bottom = 24, Top = 10;

    private static readonly (string Name, string Class, Func<DayOfLevers, decimal> Value)[] Parts =
    [
        ("paid", "a", static day => day.Paid),
        ("saved by routing", "b", static day => day.Routing),
        ("saved by the prefix cache", "c", static day => day.PrefixCache),
        ("saved by response caches", "d", static day => day.ResponseCache),
    ];

    public static void Write(Html html, IReadOnlyList<DayOfLevers> days)
    {
        var most = Math.Max(1e-9, days.Max(static day => (double)Parts.Sum(part => Math.Max(0, part.Value(day)))));
        html.Raw($"<figure><svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"Cost per day with what each lever saved; the table below has the numbers\">\n");
        ChartAxis.Write(html, Width, Height, Left, Top, Bottom, most, static value => Html.Dollars((decimal)value));
        var step = (Width - Left) / days.Count;
        for (var i = 0; i < days.Count; i++)
        {
            var y = Height - Bottom;
            foreach (var (name, color, value) in Parts)
            {
                var height = Math.Max(0, (double)value(days[i])) / most * (Height - Bottom - Top);
                if (height <= 0)
                    continue;
                y -= height;
                html.Raw($"<rect class=\"{color}\" x=\"{Html.Coordinate(Left + (i * step) + (step * 0.1))}\" y=\"{Html.Coordinate(y)}\" width=\"{Html.Coordinate(step * 0.8)}\" height=\"{Html.Coordinate(height)}\"><title>")
                    .Text($"{days[i].Day:yyyy-MM-dd}: {Html.Dollars(value(days[i]))} {name}").Raw("</title></rect>\n");
            }

            if (i % Math.Max(1, days.Count / 8) == 0)
                html.Raw($"<text x=\"{Html.Coordinate(Left + (i * step))}\" y=\"{Height - 6}\">{days[i].Day:MM-dd}</text>\n");
        }

        html.Raw("</svg><ul class=\"key\">");
        foreach (var (name, color, _) in Parts)
            html.Raw($"<li><span class=\"{color}\"></span>").Text(name).Raw("</li>");
        html.Raw("</ul></figure>\n");
        html.Table("Cost per day, US dollars", ["Day", .. Parts.Select(static part => "#" + part.Name)], days.Select(static day =>
            (IReadOnlyList<string>)[day.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), .. Parts.Select(part => Html.Dollars(part.Value(day)))]));
    }
}
