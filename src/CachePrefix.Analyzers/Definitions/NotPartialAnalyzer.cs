using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports that a prompt definition is not partial.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotPartialAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.NotPartial,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A prompt definition is not partial",
        "Prompt definition '{0}' is not partial, so no client can be generated for it; add 'partial'",
        "The generator adds members to a prompt definition, so the type must be partial.");

    private protected override void Analyze(DefinitionContext context)
    {
        if (!Emittability.IsPartial(context.Prompt.Type, context.CancellationToken))
            context.Report(context.Prompt.Type, context.Prompt.Type.Name);
    }
}
