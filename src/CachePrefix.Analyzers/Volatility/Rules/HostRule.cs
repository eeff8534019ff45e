using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>The process, the machine or its user, and what the build makes of a name.</summary>
internal static class HostRule
{
    private const string Title = "A value of the process or machine reaches a cached prefix";

    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.Host,
        RuleCategory.Volatility,
        DiagnosticSeverity.Warning,
        Title,
        "'{0}' differs between processes or machines and reaches {1}; {2}");

    public static readonly DiagnosticDescriptor TypeNameDescriptor = RuleDescriptor.Create(
        RuleIds.Host,
        RuleCategory.Volatility,
        DiagnosticSeverity.Warning,
        Title,
        "'{0}' has no ToString() of its own, so the name of its type stands for it, which builds and renamings change, and reaches {1}; {2}");
}
