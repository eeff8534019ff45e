using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Cache keys that are unique per request or user.</summary>
internal static class CacheKeyRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.CacheKey,
        "The prompt cache key is too fine",
        "'{0}' makes {1} differ between requests that share a prefix; requests with different keys do not share a cache",
        RuleHelp.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RuleHelp.Link(RuleIds.CacheKey));
}
