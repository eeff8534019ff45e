using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Edits of earlier messages.</summary>
internal static class RewrittenHistoryRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.RewrittenHistory,
        "A conversation that is sent again is rewritten",
        "'{0}' changes earlier messages of '{1}'; every message after them is paid for again on the next call",
        RuleHelp.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RuleHelp.Link(RuleIds.RewrittenHistory));
}
