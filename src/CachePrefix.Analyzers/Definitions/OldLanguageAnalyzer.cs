using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports that a project is compiled as a version of C# that generated code needs more than.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OldLanguageAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.OldLanguage,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "The version of C# is too old for generated code",
        "Prompt '{0}' is compiled as C# {1}, but its client needs C# 9.0 or later; raise LangVersion, or leave it to the SDK",
        "Generated code uses nullable reference types and static lambdas. The target frameworks of the library bring C# 12 or later, so only a LangVersion in the project makes it older.");

    private protected override void Analyze(DefinitionContext context)
    {
        if (Emittability.UnsupportedLanguage(context.Prompt.Known.Compilation) is { } version)
            context.Report(context.Prompt.Type, context.Prompt.Type.Name, version);
    }
}
