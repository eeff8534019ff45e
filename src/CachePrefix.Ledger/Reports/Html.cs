using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace CachePrefix.Ledger.Reports;

/// <summary>Writes HTML; everything that is not markup is encoded.</summary>
internal sealed class Html
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;
    private readonly StringBuilder _text = new();

    public Html Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public Html Text(string text)
    {
        _text.Append(Encode(text));
        return this;
    }

    public void Section(string id, string title, Action body)
    {
        Raw($"<section id=\"{id}\"><h2>").Text(title).Raw("</h2>\n");
        body();
        Raw("</section>\n");
    }

    /// <summary>A table that scrolls within the page where it is wider, also by keyboard. A heading that starts with # is that of numbers.</summary>
    public void Table(string caption, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Text(caption).Raw("\"><table><caption>").Text(caption).Raw("</caption><thead><tr>");
        foreach (var heading in headings)
            Raw(heading.StartsWith('#') ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">").Text(heading.TrimStart('#')).Raw("</th>");
        Raw("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            Raw("<tr>");
            for (var i = 0; i < row.Count; i++)
                Cell(row[i], isFirst: i == 0, headings[i].StartsWith('#'));
            Raw("</tr>\n");
        }

        Raw("</tbody></table></div>\n");
    }

    private void Cell(string text, bool isFirst, bool isNumber)
    {
        var tag = isFirst ? "th scope=\"row\"" : isNumber ? "td class=\"number\"" : "td";
        Raw($"<{tag}>");
        if (text.StartsWith(BarMark))
            Raw($"<span class=\"track\"><span class=\"bar\" style=\"width:{text[1..]}%\"></span></span>");
        else
            Text(text);
        Raw(isFirst ? "</th>" : "</td>");
    }

    private const char BarMark = '\u0001';

    public static string Bar(double share) => BarMark + (100 * Math.Clamp(share, 0, 1)).ToString("0.#", Culture);

    public static string Dollars(decimal value) => Math.Abs(value) switch
    {
        0 => "$0",
        < 0.01m => value.ToString("$0.######;-$0.######", Culture),
        < 100 => value.ToString("$0.00;-$0.00", Culture),
        _ => value.ToString("$#,0;-$#,0", Culture),
    };

    public static string Number(double value) => value.ToString(value is > -10 and < 10 && value != Math.Truncate(value) ? "0.##" : "#,0", Culture);

    public static string Percent(double share) => (100 * share).ToString("0.#", Culture) + " %";

    public static string Coordinate(double value) => value.ToString("0.##", Culture);

    public static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    public override string ToString() => _text.ToString();
}
