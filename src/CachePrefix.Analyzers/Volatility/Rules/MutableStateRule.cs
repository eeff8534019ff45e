using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Counters and other state that changes per call.</summary>
internal static class MutableStateRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.MutableState,
        "State that changes per call reaches a cached prefix",
        "'{0}' changes from call to call and reaches {1}; {2}",
        RuleHelp.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RuleHelp.Link(RuleIds.MutableState));
}
