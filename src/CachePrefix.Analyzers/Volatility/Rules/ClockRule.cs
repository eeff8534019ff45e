using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>A clock finer than a day.</summary>
internal static class ClockRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.Clock,
        "A clock value reaches a cached prefix",
        "'{0}' changes with the clock and reaches {1}; {2}",
        RuleHelp.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RuleHelp.Link(RuleIds.Clock));
}
