using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Whatever the user declared volatile.</summary>
internal static class DeclaredVolatileRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.DeclaredVolatile,
        "A value declared volatile reaches a cached prefix",
        "'{0}' is declared volatile and reaches {1}; {2}",
        RuleHelp.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RuleHelp.Link(RuleIds.DeclaredVolatile));
}
