using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Descriptors of rules that judge a definition which works.</summary>
internal static class RuleDescriptor
{
    public const string Economics = "Economics";
    public const string Routing = "Routing";

    public static DiagnosticDescriptor Create(string id, string title, string message, string category, DiagnosticSeverity severity, string description) => new(
        id,
        title,
        message,
        category,
        severity,
        isEnabledByDefault: true,
        description,
        $"https://github.com/cacheprefix/cacheprefix/blob/main/docs/rules/{id}.md");
}
