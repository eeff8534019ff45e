using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Cache keys that are unique per request or user.</summary>
internal static class CacheKeyRule
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.CacheKey,
        RuleCategory.Volatility,
        DiagnosticSeverity.Warning,
        "The prompt cache key is too fine",
        "'{0}' makes {1} differ between requests that share a prefix; requests with different keys do not share a cache");
}
