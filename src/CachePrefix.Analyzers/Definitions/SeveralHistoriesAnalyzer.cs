using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports that a prompt has several histories.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SeveralHistoriesAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.SeveralHistories,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A prompt has several histories",
        "Prompt '{0}' has several histories; give '{1}' another attribute, or join the lists",
        "A request carries one conversation, with one rolling breakpoint.");

    private protected override void Analyze(DefinitionContext context)
    {
        foreach (var segment in context.Prompt.Segments.Where(static segment => segment.Role == SegmentRole.History).Skip(1))
            context.Report(segment.Member, context.Prompt.Type.Name, segment.Member.Name);
    }
}
