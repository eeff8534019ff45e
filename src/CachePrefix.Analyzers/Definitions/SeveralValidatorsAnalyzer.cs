using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports that a prompt has several validators.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SeveralValidatorsAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.SeveralValidators,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A prompt has several validators",
        "Prompt '{0}' has several validators; call the checks of '{1}' from one [Validator]",
        "An answer is accepted or rejected by one method.");

    private protected override void Analyze(DefinitionContext context)
    {
        foreach (var (method, _) in context.Prompt.Validators.Skip(1))
            context.Report(method, context.Prompt.Type.Name, method.Name);
    }
}
