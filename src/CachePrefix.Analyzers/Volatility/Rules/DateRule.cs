using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>A date, or anything coarser.</summary>
internal static class DateRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.Date,
        "A date reaches a cached prefix",
        "'{0}' changes once a day and reaches {1}; {2}",
        RuleHelp.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: RuleHelp.Link(RuleIds.Date));
}
