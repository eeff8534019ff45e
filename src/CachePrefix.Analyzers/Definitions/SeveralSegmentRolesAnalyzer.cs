using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports that a member has several segment attributes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SeveralSegmentRolesAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.SeveralSegmentRoles,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A member has several segment attributes",
        "'{0}' has several segment attributes; keep one of [CachedPrefix], [Examples], [History] and [PromptInput]",
        "A member has one place in the request.");

    private protected override void Analyze(DefinitionContext context)
    {
        var members = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var segment in context.Prompt.Segments)
        {
            if (!members.Add(segment.Member))
                context.Report(segment.Attribute, segment.Member.Name);
        }
    }
}
