using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports that a type cannot be a prompt definition.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsupportedDefinitionTypeAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.UnsupportedDefinitionType,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A type cannot be a prompt definition",
        "'{0}' cannot be a prompt definition: {1}; use a partial class or record that is neither static, generic nor local to its file",
        "A prompt definition is a class or record that a client can be generated for: neither static, generic, local to its file nor nested in a generic type.");

    private protected override void Analyze(DefinitionContext context)
    {
        if (Emittability.UnsupportedTypeReason(context.Prompt.Type) is { } reason)
            context.Report(context.Prompt.Type, context.Prompt.Type.Name, reason);
    }
}
