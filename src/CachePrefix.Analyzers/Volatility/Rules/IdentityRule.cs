using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>The identity of a user, session or request.</summary>
internal static class IdentityRule
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.Identity,
        RuleCategory.Volatility,
        DiagnosticSeverity.Info,
        "The identity of a user or request reaches a cached prefix",
        "'{0}' identifies a user, session or request and reaches {1}; {2}");
}
