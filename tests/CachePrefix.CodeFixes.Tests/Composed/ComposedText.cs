using System.Globalization;
using System.Text;

namespace CachePrefix.CodeFixes.Tests.Composed;

/// <summary>Puts together the code of a prompt text with something volatile in it, in every way of writing that C# has.</summary>
internal sealed class ComposedText(Random random)
{
    /// <summary>Sentences without anything volatile.</summary>
    public static readonly string[] Sentences =
    [
        "You are the assistant of a shop for lamps.", "Answer briefly, e.g. in one line.", "Never promise dates!", "Use braces {a} and {{b}}.",
        "Say \"hello\" first.", "Keep C:\\new paths.", "Is it clear?", "1. First rule.\n2. Second rule.", "Prices are in \u20AC (EUR).", "\n- a list\n- of things\n",
    ];

    private static readonly string[] Volatile =
    [
        "DateTime.Now:HH:mm", "DateTime.UtcNow:o", "DateTime.Now", "DateTime.Now.ToString(\"HH:mm\")", "Guid.NewGuid()", "Environment.MachineName", "DateTime.Now,20", "Clock()", "Report()", "Environment.ProcessId",
        "DateTime.Now:HH\\:mm", "(n > 9 ? DateTime.Now : DateTime.UtcNow)", "Random.Shared.Next()", "DateTime.Now.Hour + n", "DateTime.Now.ToString(\"s\").Replace(\"T\", \" \")",
    ];

    private static readonly string[] Stable = ["name", "n", "5", "'x'", "nameof(Random)", "name.Length", "(n + 1)", "1.5m", "Rules", "(name + n)"];

    private int _notes;

    private sealed record Item(string? Text, string? Hole);

    public string Expression(bool isPlain = false)
    {
        var items = Items();
        var operands = new List<string>();
        for (var i = 0; i < items.Count;)
        {
            var length = Math.Min(items.Count - i, random.Next(1, 6));
            var run = items.GetRange(i, length);
            operands.Add(run is [{ Hole: { } hole }] && operands.Count > 0 && IsBare(hole) ? hole.Contains('?') || hole.Contains('+') ? $"({hole.Trim('(', ')')})" is var p && hole.StartsWith('(') ? hole : p : hole : Literal(run));
            i += length;
        }

        return operands.Skip(1).Aggregate(operands[0], (text, operand) => text + (isPlain ? " + " : Plus()) + operand);
    }

    public string User() => random.Next(8) switch
    {
        0 => "$\"Q: {question}\"",
        1 => "\"Ask {x} \\u007b\"",
        2 => "@\"a \"\"b\"\"\"",
        3 => "$$\"\"\"\n                Q: {{question}} {x}\n                \"\"\"",
        4 => "question ?? \"none\"",
        5 => "n > 1 ? question : \"none\"",
        6 => "\"\"\"a \"b\" {c}\"\"\"",
        _ => "question",
    };

    private List<Item> Items()
    {
        var items = new List<Item>();
        var count = random.Next(1, 4);
        var place = random.Next(count + 1);
        var isOpen = false;
        for (var i = 0; i <= count; i++)
        {
            if (i > 0)
                items.Add(new(isOpen || random.Next(4) == 0 ? "\n" : " ", null));
            isOpen = false;
            if (i == place)
                items.AddRange(Sentence(out isOpen));
            else if (random.Next(5) == 0)
                items.AddRange([new("The name is ", null), new(null, Pick(Stable)), new(random.Next(2) == 0 ? "." : " here.", null)]);
            else
                items.Add(new(Pick(Sentences), null));
        }

        return items;
    }

    private IEnumerable<Item> Sentence(out bool isOpen)
    {
        var form = random.Next(9);
        isOpen = form is 2 or 8;
        var value = new Item(null, Pick(Volatile));
        var other = new Item(null, Pick(Stable));
        return form switch
        {
            0 => [new("It is ", null), value, new(".", null)],
            1 => [new("The shop of ", null), other, new(" opens at ", null), value, new(".", null)],
            2 => [new("Mark: ", null), value],
            3 => [value, new(" is the id.", null)],
            4 => [new("It is ", null), value, new(" in ", null), other, new(".", null)],
            5 => [new("Now ", null), value, new(" UTC, so greet ", null), other, new("!", null)],
            6 => [new("<state>", null), value, new("</state>", null)],
            7 => [new("It is ", null), value, new(" ", null), other, new(" now.", null)],
            _ => [value],
        };
    }

    private string Plus()
    {
        var note = "note " + (++_notes).ToString(CultureInfo.InvariantCulture);
        return random.Next(9) switch
        {
            0 => "\n            + ",
            1 => $" // {note}\n            + ",
            2 => $"\n            // {note}\n            + ",
            3 => $" /* {note} */ + ",
            4 => $" + // {note}\n            ",
            5 when random.Next(3) == 0 => "\n#if DEBUG\n            + \"Debug. \"\n#endif\n            + ",
            _ => " + ",
        };
    }

    private string Literal(List<Item> run)
    {
        var hasHole = run.Exists(item => item.Hole is not null);
        var hasBackslashFormat = run.Exists(item => item.Hole?.Contains("HH\\:", StringComparison.Ordinal) == true);
        return random.Next(4) switch
        {
            0 => Verbatim(run, hasHole),
            1 when !hasBackslashFormat => Raw(run, hasHole),
            _ => Regular(run, hasHole),
        };
    }

    private static string Regular(List<Item> run, bool hasHole) =>
        Build(run, hasHole ? "$\"" : "\"", "\"", 1, text => Braces(text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n"), hasHole), hole => hole.Replace("HH\\:", "HH\\\\:", StringComparison.Ordinal));

    private static string Verbatim(List<Item> run, bool hasHole) =>
        Build(run, hasHole ? "$@\"" : "@\"", "\"", 1, text => Braces(text.Replace("\"", "\"\""), hasHole), hole => hole);

    private string Raw(List<Item> run, bool hasHole)
    {
        const string Indentation = "                ";
        var dollars = hasHole ? random.Next(3, 5) : 0;
        var content = Build(run, "", "", dollars, text => text, hole => hole);
        return $"{new string('$', dollars)}\"\"\"\n{string.Join("\n", content.Split('\n').Select(line => line.Length == 0 ? line : Indentation + line))}\n{Indentation}\"\"\"";
    }

    private static string Build(List<Item> run, string start, string end, int braces, Func<string, string> escape, Func<string, string> format)
    {
        var text = new StringBuilder(start);
        foreach (var item in run)
            text.Append(item.Text is { } constant ? escape(constant) : new string('{', braces) + format(item.Hole!) + new string('}', braces));
        return text.Append(end).ToString();
    }

    private static string Braces(string text, bool areDoubled) => areDoubled ? text.Replace("{", "{{").Replace("}", "}}") : text;

    private static bool IsBare(string hole) => !hole.Contains(':', StringComparison.Ordinal) && !hole.Contains(',', StringComparison.Ordinal);

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
