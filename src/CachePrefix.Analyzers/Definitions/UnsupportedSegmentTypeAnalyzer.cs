using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports that a segment has a type that a request cannot carry.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsupportedSegmentTypeAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.UnsupportedSegmentType,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A segment has a type that cannot be sent",
        "'{0}' is of type '{1}', which cannot be sent; its attribute takes {2}",
        "Cached text and inputs are strings, contents such as TextContent, DataContent and UriContent, or lists of either. Examples are lists of PromptExample, a history is a list of ChatMessage. Lists are reference types; a value of another type is turned into text by a property of the prompt.");

    private protected override void Analyze(DefinitionContext context)
    {
        foreach (var segment in context.Prompt.Segments)
        {
            if (!segment.IsSupported && segment.Type.TypeKind != TypeKind.Error)
            {
                context.Report(
                    segment.Member,
                    segment.Member.Name,
                    segment.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                    SegmentTypes.Expected(segment.Role));
            }
        }
    }
}
