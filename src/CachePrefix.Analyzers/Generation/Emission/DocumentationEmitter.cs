using System.Globalization;
using System.Text;
using System.Xml;
using CachePrefix.Analyzers.Bill;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Writes the layout, the size and the price of a prompt as XML documentation, so that hovering over the client shows them.</summary>
internal static class DocumentationEmitter
{
    private static readonly string[] Heads = ["segment", "kind", "rung", "TTL", "breakpoint"];

    /// <summary>The lines, which interface and client share.</summary>
    public static IReadOnlyList<string> LinesOf(PromptSource source)
    {
        var prompt = source.Prompt;
        var lines = new List<string> { $"<summary>Sends <see cref=\"{prompt.Names.FullName}\"/> and returns typed answers.</summary>", "<remarks>" };
        var layouts = source.Prices.ToLookup(static price => price.Caching, static price => price.Tier);
        if (layouts.Count < 2)
            AddTable(lines, source, layouts.FirstOrDefault()?.Key ?? TierCaching.Neutral);
        else
            foreach (var layout in layouts)
                AddTable(lines, source, layout.Key, $"Tier {string.Join(", ", layout)}:");
        lines.Add(prompt.ConstantTokens == 0
            ? "<para>Nothing of the prefix is known at compile time.</para>"
            : $"<para>About {Number(prompt.ConstantTokens)} tokens are constant.</para>");
        foreach (var price in source.Prices.Where(_ => prompt.ConstantTokens > 0))
            lines.Add($"<para>{Escape(Describe(price, prompt.ConstantTokens))}</para>");
        if (source.Usage is { } usage)
            lines.Add($"<para>{Escape(Describe(usage))}</para>");
        lines.Add("</remarks>");
        return lines;
    }

    private static string Describe(PromptUsage usage)
    {
        var measured = usage.Measured;
        var hits = measured.HitRate is { } rate ? $"{BillOptions.Percent(rate)} of the prefix read from the cache" : "nothing read from or written to the cache";
        var time = usage is { From: { } from, To: { } to } ? string.Format(CultureInfo.InvariantCulture, "Measured {0:yyyy-MM-dd} to {1:yyyy-MM-dd}", from, to) : "Measured";
        return string.Format(CultureInfo.InvariantCulture, "{0}: {1:#,0.#} calls a day, {2}, ${3:#,0.00##} a day.", time, measured.CallsPerDay, hits, measured.CostPerDay);
    }

    private static void AddTable(List<string> lines, PromptSource source, TierCaching caching, string? title = null)
    {
        if (title is not null)
            lines.Add($"<para>{Escape(title)}</para>");
        lines.Add("<code>");
        lines.AddRange(Table(source, caching).Select(Escape));
        lines.Add("</code>");
    }

    private static string Describe(TierPrice price, int tokens)
    {
        var note = price.Note is { } own ? $"; {own}" : "";
        if (price.InputPrice is not { } input || price.ReadPrice is not { } read)
            return $"Tier {price.Tier}: {price.Model}, whose price is not known{note}.";

        return $"Tier {price.Tier}: {price.Model}; the constant part of one call costs ${Dollars(tokens, input)} uncached, ${Dollars(tokens, read)} read from the cache{note}.";
    }

    /// <summary>Prices are in millionths of a dollar per token.</summary>
    private static string Dollars(int tokens, decimal price) => (tokens * price / 1_000_000m).ToString("0.000000", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Table(PromptSource source, TierCaching caching)
    {
        var rows = new List<string[]> { Heads };
        rows.AddRange(LayoutRows.Of(source.Prompt.Segments, source.Ttls, caching));
        var widths = Enumerable.Range(0, Heads.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            var line = new StringBuilder();
            for (var column = 0; column < row.Length; column++)
                line.Append(row[column].PadRight(widths[column] + 2));
            yield return line.ToString().TrimEnd();
        }
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Texts come from configuration, too: a line break would end the comment, and a lone surrogate is no XML.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogatePair(text, i))
                escaped.Append(c).Append(text[++i]);
            else if (char.IsControl(c) || c is '\u2028' or '\u2029')
                escaped.Append(' ');
            else if (!XmlConvert.IsXmlChar(c))
                escaped.Append('\uFFFD');
            else
                _ = c switch { '&' => escaped.Append("&amp;"), '<' => escaped.Append("&lt;"), '>' => escaped.Append("&gt;"), _ => escaped.Append(c) };
        }

        return escaped.ToString();
    }
}
