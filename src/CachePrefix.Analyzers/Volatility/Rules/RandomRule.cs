using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Random and unique values.</summary>
internal static class RandomRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.Random,
        "A random or unique value reaches a cached prefix",
        "'{0}' is random or unique and reaches {1}; {2}",
        RuleHelp.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RuleHelp.Link(RuleIds.Random));
}
