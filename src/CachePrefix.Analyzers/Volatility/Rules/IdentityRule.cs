using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>The identity of a user, session or request.</summary>
internal static class IdentityRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.Identity,
        "The identity of a user or request reaches a cached prefix",
        "'{0}' identifies a user, session or request and reaches {1}; {2}",
        RuleHelp.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: RuleHelp.Link(RuleIds.Identity));
}
