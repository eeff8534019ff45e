using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>What all rules about definitions have in common; most are errors.</summary>
internal static class DefinitionDescriptor
{
    public const string Definition = "Definition";
    public const string Layout = "Layout";

    public static DiagnosticDescriptor Create(string id, string title, string message, string description, string category = Definition, DiagnosticSeverity severity = DiagnosticSeverity.Error) =>
        RuleDescriptor.Create(id, title, message, category, severity, description);
}
