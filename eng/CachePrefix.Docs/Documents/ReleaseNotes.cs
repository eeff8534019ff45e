using System.Text;
using System.Text.RegularExpressions;

namespace CachePrefix.Docs;

/// <summary>The release tracking file that the analyzer project's own analyzers read. What <c>AnalyzerReleases.Shipped.md</c> lists is left out.</summary>
internal static partial class ReleaseNotes
{
    private const string Folder = "src/CachePrefix.Analyzers/";

    public static GeneratedDocument Create(IReadOnlyList<Rule> rules)
    {
        return new GeneratedDocument(Folder + "AnalyzerReleases.Unshipped.md", _ => Text(rules, Shipped()));
    }

    private static string Text(IReadOnlyList<Rule> rules, HashSet<string> shipped)
    {
        var text = new StringBuilder("; Rules that no release has yet, generated from the descriptors.\n; https://github.com/dotnet/roslyn-analyzers/blob/main/src/Microsoft.CodeAnalysis.Analyzers/ReleaseTrackingAnalyzers.Help.md\n");
        var unshipped = rules.Where(rule => !shipped.Contains(rule.Id)).ToList();
        if (unshipped.Count == 0)
            return text.ToString();

        text.Append("\n### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n");
        foreach (var rule in unshipped)
        {
            text.Append(rule.Id).Append(" | ").Append(rule.Category).Append(" | ")
                .Append(rule.IsEnabledByDefault ? rule.Severity.ToString() : "Disabled").Append(" | ")
                .Append(rule.Title.Replace("|", "/", StringComparison.Ordinal)).Append('\n');
        }

        return text.ToString();
    }

    private static HashSet<string> Shipped()
    {
        var path = Path.Combine(RepositoryRoot.Find(), Folder, "AnalyzerReleases.Shipped.md");
        return File.Exists(path)
            ? [.. RuleRow().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)]
            : [];
    }

    [GeneratedRegex("^(CPA[0-9]{4}) ", RegexOptions.Multiline)]
    private static partial Regex RuleRow();
}
