using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports that something has the name of something generated.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemberNameClashAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.MemberNameClash,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A name is needed for generated code",
        "'{0}' has the name of something that is generated for the prompt '{1}'; rename it",
        "The generator adds 'Layout' to the prompt and puts the client and its interface beside it.");

    private protected override void Analyze(DefinitionContext context)
    {
        foreach (var (symbol, name) in Emittability.ClashingNames(context.Prompt))
            context.Report(symbol, name, context.Prompt.Type.Name);
    }
}
