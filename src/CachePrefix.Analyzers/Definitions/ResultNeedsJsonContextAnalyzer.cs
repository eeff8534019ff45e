using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports that a trimmed or native AOT program cannot deserialise a result type.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ResultNeedsJsonContextAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.ResultNeedsJsonContext,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A result type needs a JsonSerializerContext",
        "'{0}' cannot be deserialised in a trimmed or native AOT program; name a JsonSerializerContext that knows it: [Prompt(JsonContext = typeof(…))]",
        "Trimmed and native AOT programs have no reflection-based serialisation, so the schema and the reader of a structured result come from a source-generated context.");

    private protected override void Analyze(DefinitionContext context)
    {
        if (context.Prompt.ResultTypes is not [var result]
            || result.SpecialType == SpecialType.System_String
            || result.TypeKind == TypeKind.Error
            || context.Prompt.Attribute.Named<INamedTypeSymbol>("JsonContext") is not null
            || !NativePublishing.IsWithoutReflection(context.GlobalOptions))
        {
            return;
        }

        context.Report(context.Prompt.Attribute, result.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
    }
}
