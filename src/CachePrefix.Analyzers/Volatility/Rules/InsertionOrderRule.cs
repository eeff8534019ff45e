using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Collections whose order depends on how they were filled.</summary>
internal static class InsertionOrderRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.InsertionOrder,
        "Text in insertion order reaches a cached prefix",
        "'{0}' lists its entries in the order in which they were added and reaches {1}; {2}",
        RuleHelp.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: RuleHelp.Link(RuleIds.InsertionOrder));
}
