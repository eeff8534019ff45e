using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports that a static member stands on a rung that varies between requests.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaticAboveDeploymentAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.StaticAboveDeployment,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A static member stands on a rung above Deployment",
        "'{0}' is static and so the same for every request, but stands on the rung {1}; make it an instance member, or put it on the rung Deployment or Constant",
        "A static member is shared by all tenants and all sessions of a process. On the rung Tenant or Session it would either mix them or waste a breakpoint.");

    private protected override void Analyze(DefinitionContext context)
    {
        foreach (var segment in context.Prompt.Segments)
        {
            if (segment.IsCached && segment.Member.IsStatic && segment.Stability is Stability.Tenant or Stability.Session)
                context.Report(segment.Member, segment.Member.Name, segment.Stability.ToString());
        }
    }
}
