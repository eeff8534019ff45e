using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports a <c>JsonSerializerContext</c> that makes a model answer with numbers where a name is meant.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnumsAsNumbersAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.EnumsAsNumbers,
        RuleCategory.Definition,
        DiagnosticSeverity.Warning,
        "A model must answer with the number of an enumeration",
        "'{0}' reads the enumeration '{1}' as a number, so the model sees numbers without their names; set UseStringEnumConverter in its [JsonSourceGenerationOptions]",
        "Without a context, enumerations are read by name. A context decides by its own options, and the schema follows it: a model that chooses among 0, 1 and 2 does not know what they mean.");

    private protected override void Analyze(DefinitionContext context)
    {
        var prompt = context.Prompt;
        if (JsonContexts.Of(prompt) is not { TypeKind: not TypeKind.Error } named || prompt.ResultTypes is not [var result] || JsonContexts.ReadsEnumNames(named))
            return;

        foreach (var (type, _) in ResultShape.Walk(result))
        {
            if (type.TypeKind == TypeKind.Enum)
                context.Report(prompt.Attribute, named.Name, type.Name);
        }
    }
}
