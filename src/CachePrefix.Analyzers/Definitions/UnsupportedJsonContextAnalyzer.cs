using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports a <c>JsonSerializerContext</c> that cannot read a prompt's answers.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsupportedJsonContextAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.UnsupportedJsonContext,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A JsonSerializerContext cannot be used",
        "'{0}' cannot be the JsonContext of prompt '{1}': {2}",
        "The context is a partial class derived from JsonSerializerContext, visible from the prompt, with a [JsonSerializable] of the result type. System.Text.Json generates the rest.");

    private protected override void Analyze(DefinitionContext context)
    {
        var prompt = context.Prompt;
        if (JsonContexts.Of(prompt) is { } named && (JsonContexts.ProblemOf(prompt) ?? MissingResult(named, prompt)) is { Length: > 0 } problem)
            context.Report(prompt.Attribute, named.Name, prompt.Type.Name, problem);
    }

    private static string? MissingResult(INamedTypeSymbol named, PromptDeclaration prompt)
    {
        if (prompt.ResultTypes is not [var result] || result.SpecialType == SpecialType.System_String || result.TypeKind == TypeKind.Error)
            return null;
        return JsonContexts.RootsOf(named).SelectMany(ResultShape.Walk).Any(known => known.Type.Is(result))
            ? null
            : $"it does not know '{result.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'; add [JsonSerializable(typeof({result.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat).TrimEnd('?')}))]";
    }
}
