using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports that a prompt has nothing that the user says.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoUserTurnAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.NoUserTurn,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A prompt has no user turn",
        "Prompt '{0}' has neither [PromptInput] nor [History], so there is nothing to answer; add a [PromptInput]",
        "Providers answer the last user turn. It comes from the inputs or, in a conversation, from the history.");

    private protected override void Analyze(DefinitionContext context)
    {
        if (!context.Prompt.Segments.Any(static segment => segment.Role is SegmentRole.Input or SegmentRole.History))
            context.Report(context.Prompt.Type, context.Prompt.Type.Name);
    }
}
