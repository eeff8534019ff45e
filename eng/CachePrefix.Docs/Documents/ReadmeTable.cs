using System.Text;

namespace CachePrefix.Docs;

/// <summary>The table of rules in the README.</summary>
internal static class ReadmeTable
{
    private const string FileName = "README.md";

    public static GeneratedDocument Create(IReadOnlyList<Rule> rules) => new(
        FileName,
        current => MarkedBlock.Replace(current ?? "", "rules", Table(rules), FileName));

    private static string Table(IReadOnlyList<Rule> rules)
    {
        var text = new StringBuilder("| rule | finds | severity | fix |\n| --- | --- | --- | --- |\n");
        foreach (var rule in rules)
        {
            text.Append("| [").Append(rule.Id).Append("](").Append(rule.PagePath).Append(") | ").Append(Cell(rule.Title))
                .Append(" | ").Append(rule.SeverityWord).Append(" | ").Append(rule.Fixes.Count > 0 ? "yes" : "").Append(" |\n");
        }

        return text.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
