using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>The process, the machine or its user.</summary>
internal static class HostRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.Host,
        "A value of the process or machine reaches a cached prefix",
        "'{0}' differs between processes or machines and reaches {1}; {2}",
        RuleHelp.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RuleHelp.Link(RuleIds.Host));
}
