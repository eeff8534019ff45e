using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Tools whose membership or text varies.</summary>
internal static class VaryingToolsRule
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.VaryingTools,
        RuleCategory.Volatility,
        DiagnosticSeverity.Warning,
        "The tools of a request differ from call to call",
        "'{0}' varies and reaches {1}; {2}");
}
