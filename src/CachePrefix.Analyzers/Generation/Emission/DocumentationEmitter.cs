using System.Globalization;
using System.Text;
using System.Xml;
using CachePrefix.Analyzers.Bill;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Writes the layout, the size and the price of a prompt as XML documentation, so that hovering over the client shows them.</summary>
internal static class DocumentationEmitter
{
    private static readonly string[] Heads = ["segment", "kind", "rung", "TTL", "breakpoint"];

    public static void Emit(SourceWriter writer, PromptSource source)
    {
        var prompt = source.Prompt;
        writer.Documentation($"<summary>Sends <see cref=\"{prompt.Names.FullName}\"/> and returns typed answers.</summary>");
        writer.Documentation("<remarks>");
        var layouts = source.Prices.ToLookup(static price => price.Caching, static price => price.Tier);
        if (layouts.Count < 2)
            EmitTable(writer, source, layouts.FirstOrDefault()?.Key ?? TierCaching.Neutral);
        else
            foreach (var layout in layouts)
                EmitTable(writer, source, layout.Key, $"Tier {string.Join(", ", layout)}:");
        writer.Documentation(prompt.ConstantTokens == 0
            ? "<para>Nothing of the prefix is known at compile time.</para>"
            : $"<para>About {Number(prompt.ConstantTokens)} tokens are constant.</para>");
        foreach (var price in source.Prices.Where(_ => prompt.ConstantTokens > 0))
            writer.Documentation($"<para>{Escape(Describe(price, prompt.ConstantTokens))}</para>");
        if (source.Usage is { } usage)
            writer.Documentation($"<para>{Escape(Describe(usage))}</para>");
        writer.Documentation("</remarks>");
    }

    private static string Describe(PromptUsage usage)
    {
        var measured = usage.Measured;
        var hits = measured.HitRate is { } rate ? $"{BillOptions.Percent(rate)} of the prefix read from the cache" : "nothing read from or written to the cache";
        var time = usage is { From: { } from, To: { } to } ? string.Format(CultureInfo.InvariantCulture, "Measured {0:yyyy-MM-dd} to {1:yyyy-MM-dd}", from, to) : "Measured";
        return string.Format(CultureInfo.InvariantCulture, "{0}: {1:#,0.#} calls a day, {2}, ${3:#,0.00##} a day.", time, measured.CallsPerDay, hits, measured.CostPerDay);
    }

    private static void EmitTable(SourceWriter writer, PromptSource source, TierCaching caching, string? title = null)
    {
        if (title is not null)
            writer.Documentation($"<para>{Escape(title)}</para>");
        writer.Documentation("<code>");
        foreach (var line in Table(source, caching))
            writer.Documentation(Escape(line));
        writer.Documentation("</code>");
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
                escaped.Append(c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => c.ToString() });
        }

        return escaped.ToString();
    }
}
