namespace CachePrefix.Ledger.Reports;

/// <summary>The horizontal lines of a chart, with their values.</summary>
internal static class ChartAxis
{
    private const int Lines = 4;

    public static void Write(Html html, double width, double height, double left, double top, double bottom, double most, Func<double, string> label)
    {
        for (var i = 0; i <= Lines; i++)
        {
            var y = Html.Coordinate(height - bottom - ((height - bottom - top) * i / Lines));
            html.Raw($"<line class=\"grid\" x1=\"{left}\" x2=\"{width}\" y1=\"{y}\" y2=\"{y}\"/><text x=\"0\" y=\"{y}\" dy=\"4\">").Text(label(most * i / Lines)).Raw("</text>\n");
        }
    }
}
