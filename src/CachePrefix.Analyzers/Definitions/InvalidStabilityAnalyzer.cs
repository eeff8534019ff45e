using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports that a segment stands on a rung that cannot be cached.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidStabilityAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.InvalidStability,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A segment stands on a rung that cannot be cached",
        "'{0}' cannot be cached on the rung {1}; use Constant, Deployment, Tenant or Session, or make it a [PromptInput]",
        "What may differ in every request is an input. The cached rungs are Constant, Deployment, Tenant and Session.");

    private protected override void Analyze(DefinitionContext context)
    {
        foreach (var segment in context.Prompt.Segments)
        {
            if (segment.IsCached && segment.Stability is < Stability.Constant or > Stability.Session)
                context.Report(segment.Attribute, segment.Member.Name, segment.Stability.ToString());
        }
    }
}
