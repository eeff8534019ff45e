using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Formatting that depends on the current culture.</summary>
internal static class CultureRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.Culture,
        "Culture-sensitive text reaches a cached prefix",
        "'{0}' is formatted with the current culture and reaches {1}; {2}",
        RuleHelp.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: RuleHelp.Link(RuleIds.Culture));
}
