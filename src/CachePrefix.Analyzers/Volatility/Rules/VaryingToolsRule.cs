using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Tools whose membership or text varies.</summary>
internal static class VaryingToolsRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.VaryingTools,
        "The tools of a request differ from call to call",
        "'{0}' varies and reaches {1}; {2}",
        RuleHelp.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RuleHelp.Link(RuleIds.VaryingTools));
}
