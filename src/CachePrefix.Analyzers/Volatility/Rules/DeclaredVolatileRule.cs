using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Whatever the user declared volatile.</summary>
internal static class DeclaredVolatileRule
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.DeclaredVolatile,
        RuleCategory.Volatility,
        DiagnosticSeverity.Warning,
        "A value declared volatile reaches a cached prefix",
        "'{0}' is declared volatile and reaches {1}; {2}");
}
