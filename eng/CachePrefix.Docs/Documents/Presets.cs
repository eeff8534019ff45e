using System.Text;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Docs;

/// <summary>The three sets of severities that <c>CachePrefixAnalysisMode</c> chooses from.</summary>
internal static class Presets
{
    public static IEnumerable<GeneratedDocument> All(IReadOnlyList<Rule> rules) =>
    [
        Create("none", "Every rule is off.", rules, _ => "none"),
        Create("recommended", "Every rule at its own severity.", rules, Recommended),
        Create("strict", "Information becomes a warning, and what is hidden or off becomes a suggestion.", rules, Strict),
    ];

    private static GeneratedDocument Create(string name, string summary, IReadOnlyList<Rule> rules, Func<Rule, string> severityOf)
    {
        var text = new StringBuilder()
            .Append("# Generated from the rules. ").Append(summary).Append('\n')
            .Append("is_global = true\n")
            .Append("global_level = -1\n");
        foreach (var rule in rules)
            text.Append("\n# ").Append(rule.Title).Append(" (").Append(rule.SeverityWord).Append(")\ndotnet_diagnostic.").Append(rule.Id).Append(".severity = ").Append(severityOf(rule)).Append('\n');

        return new GeneratedDocument($"src/CachePrefix.AnalyzerPackage/presets/CachePrefix.{name}.globalconfig", _ => text.ToString());
    }

    // Not the severity by name: some rules report one place as a warning and another as information.
    private static string Recommended(Rule rule) => rule.IsEnabledByDefault ? "default" : "none";

    private static string Strict(Rule rule) => !rule.IsEnabledByDefault
        ? "suggestion"
        : rule.Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning or DiagnosticSeverity.Info => "warning",
            _ => "suggestion",
        };
}
