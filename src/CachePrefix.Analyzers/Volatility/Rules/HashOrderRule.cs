using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Collections that list their entries in hash order.</summary>
internal static class HashOrderRule
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.HashOrder,
        RuleCategory.Volatility,
        DiagnosticSeverity.Warning,
        "Text in hash order reaches a cached prefix",
        "'{0}' has no order of its own and reaches {1}; {2}");
}
