using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports that a prompt definition is nested in a type that is not partial.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContainingTypeNotPartialAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.ContainingTypeNotPartial,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A prompt definition is nested in a type that is not partial",
        "'{0}' contains the prompt definition '{1}' but is not partial, so no client can be generated there; add 'partial'",
        "The client is generated beside the prompt definition, so every type around the definition must be partial.");

    private protected override void Analyze(DefinitionContext context)
    {
        for (var container = context.Prompt.Type.ContainingType; container is not null; container = container.ContainingType)
        {
            if (!Emittability.IsPartial(container, context.CancellationToken))
                context.Report(container, container.Name, context.Prompt.Type.Name);
        }
    }
}
