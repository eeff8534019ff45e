using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Content read from files, services or databases.</summary>
internal static class UnprovenContentRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.UnprovenContent,
        "Content whose stability cannot be proved reaches a cached prefix",
        "'{0}' is read from outside the program and reaches {1}; {2}",
        RuleHelp.Category,
        DiagnosticSeverity.Hidden,
        isEnabledByDefault: true,
        helpLinkUri: RuleHelp.Link(RuleIds.UnprovenContent));
}
