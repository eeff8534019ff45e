using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace CachePrefix.Tool.Output;

/// <summary>Prints models.</summary>
internal static class ModelTable
{
    private const int WidthWithoutTerminal = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToJson(IReadOnlyList<ModelRow> rows) => JsonSerializer.Serialize(rows, Json) + "\n";

    public static void Write(TextWriter output, IReadOnlyList<ModelRow> rows)
    {
        var isTerminal = output == Console.Out && !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No, Interactive = InteractionSupport.No });
        if (!isTerminal)
            console.Profile.Width = WidthWithoutTerminal;

        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("model", "provider", "caching");
        foreach (var name in new[] { "minimum", "input", "cache read", "cache write", "output" })
            table.AddColumn(new TableColumn(name).RightAligned());
        table.AddColumn("checked");
        foreach (var row in rows)
        {
            table.AddRow(new[]
            {
                row.Id, row.Provider, row.Caching, Cell(row.MinimumPrefixTokens), Cell(row.Input), Cell(row.CacheRead), Cell(row.CacheWrite), Cell(row.Output),
                row.Checked.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            }.Select(Markup.Escape).ToArray());
        }

        console.Write(table);
    }

    public static string Cell(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "unknown";
}
