using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Counters and other state that changes per call.</summary>
internal static class MutableStateRule
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.MutableState,
        RuleCategory.Volatility,
        DiagnosticSeverity.Warning,
        "State that changes per call reaches a cached prefix",
        "'{0}' changes from call to call and reaches {1}; {2}");
}
