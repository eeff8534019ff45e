using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports that a prompt has no usable result type.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoResultTypeAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.NoResultType,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A prompt has no result type",
        "Prompt '{0}' has no result type: {1}; implement IPrompt<string> for plain text or IPrompt<T> for a structured answer, once",
        "The type argument of IPrompt says what the model's answer is read as. It must be as accessible as the prompt.");

    private protected override void Analyze(DefinitionContext context)
    {
        if (Emittability.ResultTypeReason(context.Prompt) is { Length: > 0 } reason)
            context.Report(context.Prompt.Type, context.Prompt.Type.Name, reason);
    }
}
