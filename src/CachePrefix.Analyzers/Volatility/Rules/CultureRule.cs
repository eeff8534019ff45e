using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Formatting that depends on the current culture.</summary>
internal static class CultureRule
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.Culture,
        RuleCategory.Volatility,
        DiagnosticSeverity.Info,
        "Culture-sensitive text reaches a cached prefix",
        "'{0}' is formatted with the current culture and reaches {1}; {2}");
}
