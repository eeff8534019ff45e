using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Benchmarks.Analyzers;

/// <summary>Where a keystroke falls.</summary>
internal enum EditedPlace
{
    /// <summary>A service that has nothing to do with prompts.</summary>
    Elsewhere,

    /// <summary>The method that makes a prompt.</summary>
    Prompt,

    /// <summary>A method in another file that gives the prompt a part of its text.</summary>
    Helper,
}

/// <summary>A project in which somebody types: each keystroke is a new compilation with one new tree.</summary>
internal sealed class EditedProject
{
    private const string Marker = "/* typed */";

    private readonly Dictionary<EditedPlace, SyntaxTree> _trees = [];
    private int _keystrokes;

    public EditedProject(int lines)
    {
        var files = GeneratedProject.Files(lines, withPrompts: true).ToList();
        Compilation = AnalyzerCost.Compile([.. files, Elsewhere, Prompt, Helper], withPrompts: true);
        foreach (var (place, file) in new[] { (EditedPlace.Elsewhere, files.Count), (EditedPlace.Prompt, files.Count + 1), (EditedPlace.Helper, files.Count + 2) })
            _trees[place] = Compilation.SyntaxTrees[file];
    }

    public CSharpCompilation Compilation { get; private set; }

    /// <summary>The file that was typed in last, as the new compilation has it.</summary>
    public SyntaxTree Type(EditedPlace place)
    {
        var tree = _trees[place];
        var text = tree.GetText();
        var at = text.ToString().IndexOf(Marker, StringComparison.Ordinal) + Marker.Length;
        var digit = ((char)('0' + (_keystrokes++ % 10))).ToString();
        var typed = tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(at, 1), digit)));
        Compilation = Compilation.ReplaceSyntaxTree(tree, typed);
        return _trees[place] = typed;
    }

    private const string Elsewhere = $$"""
        namespace Acme.Elsewhere;

        public sealed class Totals
        {
            private readonly List<decimal> _totals = [];

            public decimal Sum()
            {
                decimal sum = {{Marker}}0;
                foreach (var total in _totals)
                    sum += total;
                return sum;
            }

            public string Describe(string name) => $"{name}: {Sum():N2} of {_totals.Count}";
        }
        """;

    private const string Prompt = $$"""
        using Microsoft.Extensions.AI;

        namespace Acme.Help;

        public sealed class HelpDesk(IChatClient client)
        {
            public async Task<string> HelpAsync(string customer, string question)
            {
                var rules = HelpTexts.ComposeRules({{Marker}}0);
                var response = await client.GetResponseAsync([new ChatMessage(ChatRole.System, "You help. " + rules + HelpTexts.SignatureOf(customer)), new ChatMessage(ChatRole.User, question)]);
                return response.Text;
            }
        }
        """;

    private const string Helper = $$"""
        namespace Acme.Help;

        public static class HelpTexts
        {
            public static string ComposeRules(int count)
            {
                var builder = new StringBuilder();
                for (var rule = {{Marker}}0; rule < count; rule++)
                    builder.Append("Rule ").Append(rule).AppendLine(": be kind.");
                return builder.ToString();
            }

            public static string SignatureOf(string customer) => $"Signed for {customer} at {DateTime.UtcNow:HH:mm}.";
        }
        """;
}
