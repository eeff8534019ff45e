using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.ResponseCaching;

/// <summary>Reports a prompt with data of a tenant or session whose answers everybody may be given (CPA5004).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedTenantAnswerAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.SharedTenantAnswer,
        RuleCategory.ResponseCache,
        DiagnosticSeverity.Error,
        "A customer could be given another one's answer",
        "Prompt '{0}' sends '{1}', which stands on the {2} rung, but shares its answers; one customer could be given another one's answer",
        "CacheScope.Shared leaves segments of tenant and session out of the key. The answer that was made from one customer's data is then given to the next who asks the same.");

    private protected override void Analyze(DefinitionContext context)
    {
        var prompt = context.Prompt;
        var own = prompt.Segments.FirstOrDefault(static segment => segment.Role == SegmentRole.History || segment.Stability is Stability.Tenant or Stability.Session);
        if (own is null)
            return;

        var rung = own.Role == SegmentRole.History ? Stability.Session : own.Stability;
        foreach (var cache in prompt.Caches.Where(static cache => cache.Enum(CachePolicyReader.Scope) == CachePolicyReader.SharedScope))
            context.Report(cache.Location(context.CancellationToken), FixProperties.None, prompt.Type.Name, own.Member.Name, rung);
    }
}
