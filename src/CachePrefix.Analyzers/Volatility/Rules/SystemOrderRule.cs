using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>The order of the file system or of reflection.</summary>
internal static class SystemOrderRule
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.SystemOrder,
        RuleCategory.Volatility,
        DiagnosticSeverity.Warning,
        "Text in file-system or reflection order reaches a cached prefix",
        "'{0}' gives its entries in no defined order and reaches {1}; {2}");
}
