using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Collections whose order depends on how they were filled.</summary>
internal static class InsertionOrderRule
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.InsertionOrder,
        RuleCategory.Volatility,
        DiagnosticSeverity.Info,
        "Text in insertion order reaches a cached prefix",
        "'{0}' lists its entries in the order in which they were added and reaches {1}; {2}");
}
