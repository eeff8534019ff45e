using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Content read from files, services or databases.</summary>
internal static class UnprovenContentRule
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.UnprovenContent,
        RuleCategory.Volatility,
        DiagnosticSeverity.Hidden,
        "Content whose stability cannot be proved reaches a cached prefix",
        "'{0}' is read from outside the program and reaches {1}; {2}");
}
