using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>What the descriptors of all rules have in common.</summary>
internal static class RuleDescriptor
{
    public const string Economics = "Economics";
    public const string Routing = "Routing";
    public const string ResponseCache = "ResponseCache";
    public const string Batch = "Batch";
    public const string Bill = "Bill";

    public static DiagnosticDescriptor Create(string id, string title, string message, string category, DiagnosticSeverity severity, string description) => new(
        id,
        title,
        message,
        category,
        severity,
        isEnabledByDefault: true,
        description,
        Volatility.Rules.RuleHelp.Link(id));
}
