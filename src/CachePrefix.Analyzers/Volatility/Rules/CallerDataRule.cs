using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Data of the caller inside a shared prompt.</summary>
internal static class CallerDataRule
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.CallerData,
        RuleCategory.Volatility,
        DiagnosticSeverity.Info,
        "Caller data stands ahead of shared text in a cached prefix",
        "'{0}' comes from the caller and reaches {1}; {2}");
}
