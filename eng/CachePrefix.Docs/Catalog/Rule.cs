using Microsoft.CodeAnalysis;

namespace CachePrefix.Docs;

/// <summary>What the descriptors of one id say, and the fixes there are for it.</summary>
internal sealed record Rule(
    string Id,
    string Title,
    string Description,
    string Category,
    DiagnosticSeverity Severity,
    bool IsEnabledByDefault,
    string HelpLink,
    IReadOnlyList<string> Fixes)
{
    public string PagePath => $"docs/rules/{Id}.md";

    /// <summary>The severity in the words of the rule table.</summary>
    public string SeverityWord => !IsEnabledByDefault
        ? "off"
        : Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            DiagnosticSeverity.Info => "information",
            _ => "hidden",
        };
}
