using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>A clock finer than a day.</summary>
internal static class ClockRule
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.Clock,
        RuleCategory.Volatility,
        DiagnosticSeverity.Warning,
        "A clock value reaches a cached prefix",
        "'{0}' changes with the clock and reaches {1}; {2}");
}
