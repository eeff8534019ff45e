using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports result types that no answer can be read as.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnfillableResultAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.UnfillableResult,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A result type cannot be filled from an answer",
        "'{0}' cannot be filled from an answer: {1}",
        "The schema of a structured answer comes from the members of the result type, and the answer is read back into them. Calls of a prompt whose result type has none, or holds a type that cannot be created, fail.");

    private protected override void Analyze(DefinitionContext context)
    {
        if (context.Prompt.ResultTypes is not [var result] || result.SpecialType == SpecialType.System_String || result.TypeKind == TypeKind.Error)
            return;

        var isNative = NativePublishing.IsOn(context.GlobalOptions);
        foreach (var (type, member) in ResultShape.Walk(result))
        {
            if (isNative && ResultShape.MembersOf(type).FirstOrDefault(ResultShape.IsSetInPrivate) is { } hidden)
            {
                context.Report(context.Prompt.Type, $"{hidden.ContainingType.Name}.{hidden.Name}", "its setter is not public, so a native AOT program can set it only where it is marked [JsonInclude]");
                return;
            }

            if (ResultShape.ProblemOf(type) is not { } problem)
                continue;

            var name = type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
            context.Report(context.Prompt.Type, member is null ? name : $"{member.ContainingType.Name}.{member.Name}", member is null ? problem : $"of '{name}', {problem}");
            return;
        }
    }
}
