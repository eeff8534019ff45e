using CachePrefix.Auditing;
using CachePrefix.Auditing.Findings;
using CachePrefix.Auditing.Reports;
using Spectre.Console;

namespace CachePrefix.Tool.Output;

/// <summary>Findings for people, by the prompt that they spoil.</summary>
internal static class AuditTable
{
    private const int WidthWithoutTerminal = 160;

    public static string ToText(AuditResult audit)
    {
        using var text = new StringWriter { NewLine = "\n" };
        Write(text, audit);
        return text.ToString();
    }

    public static void Write(TextWriter output, AuditResult audit)
    {
        var isTerminal = output == Console.Out && !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = InteractionSupport.No,
        });
        if (!isTerminal)
            console.Profile.Width = WidthWithoutTerminal;

        foreach (var prompt in audit.Findings.GroupBy(static finding => finding.Prompt).OrderBy(static group => group.Key.Path, StringComparer.Ordinal).ThenBy(static group => group.Key.Line))
        {
            console.MarkupLineInterpolated($"[bold]{Place(prompt.Key.Path, prompt.Key.Line)}[/] {Printable.Of(SinkName.Of(prompt.Select(static finding => finding.Sink).FirstOrDefault(static sink => sink is not null)))}");
            var table = new Table { Border = TableBorder.None, ShowHeaders = false };
            table.AddColumns(new TableColumn("severity") { NoWrap = true, Padding = new Padding(2, 0, 1, 0) }, new TableColumn("rule") { NoWrap = true }, new TableColumn("finding"));
            foreach (var finding in prompt)
                table.AddRow(Markup.FromInterpolated($"{SeverityNames.Of(finding.Severity)}", Colour(finding.Severity)), new Text(finding.Id), Details(finding));

            console.Write(table);
            console.WriteLine();
        }
    }

    private static Rows Details(Finding finding)
    {
        var rows = new List<Text> { new(Printable.Of(finding.Message)) };
        var way = finding.Hops.Select(static hop => Place(hop.Path, hop.Line)).Prepend(Place(finding.Path, finding.Line)).Distinct(StringComparer.Ordinal).ToList();
        if (way.Count > 1)
            rows.Add(new Text(string.Join(" → ", way), new Style(decoration: Decoration.Dim)));
        if (finding.Waste is { } waste)
            rows.Add(new Text(waste.ToString(), new Style(Color.Yellow)));

        return new Rows(rows);
    }

    private static Style Colour(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => new Style(Color.Red),
        FindingSeverity.Warning => new Style(Color.Yellow),
        FindingSeverity.Information => new Style(Color.Aqua),
        _ => new Style(Color.Grey),
    };

    private static string Place(string path, int line) => FormattableString.Invariant($"{Printable.Of(path)}:{line}");
}
