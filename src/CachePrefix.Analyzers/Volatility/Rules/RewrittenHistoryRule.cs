using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Edits of earlier messages.</summary>
internal static class RewrittenHistoryRule
{
    public static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.RewrittenHistory,
        RuleCategory.Volatility,
        DiagnosticSeverity.Warning,
        "A conversation that is sent again is rewritten",
        "'{0}' changes earlier messages of '{1}'; every message after them is paid for again on the next call");
}
