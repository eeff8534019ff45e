using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>A date, or anything coarser.</summary>
internal static class DateRule
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.Date,
        RuleCategory.Volatility,
        DiagnosticSeverity.Info,
        "A date reaches a cached prefix",
        "'{0}' changes once a day and reaches {1}; {2}");
}
