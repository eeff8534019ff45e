using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Data of the caller inside a shared prompt.</summary>
internal static class CallerDataRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.CallerData,
        "Caller data stands ahead of shared text in a cached prefix",
        "'{0}' comes from the caller and reaches {1}; {2}",
        RuleHelp.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: RuleHelp.Link(RuleIds.CallerData));
}
