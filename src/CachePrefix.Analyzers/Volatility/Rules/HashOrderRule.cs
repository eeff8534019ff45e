using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Collections that list their entries in hash order.</summary>
internal static class HashOrderRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.HashOrder,
        "Text in hash order reaches a cached prefix",
        "'{0}' has no order of its own and reaches {1}; {2}",
        RuleHelp.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RuleHelp.Link(RuleIds.HashOrder));
}
