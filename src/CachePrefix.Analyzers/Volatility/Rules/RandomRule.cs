using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Random and unique values.</summary>
internal static class RandomRule
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.Random,
        RuleCategory.Volatility,
        DiagnosticSeverity.Warning,
        "A random or unique value reaches a cached prefix",
        "'{0}' is random or unique and reaches {1}; {2}");
}
