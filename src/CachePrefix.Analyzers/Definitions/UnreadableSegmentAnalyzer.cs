using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports that a segment attribute is on what cannot be read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreadableSegmentAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.UnreadableSegment,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A segment cannot be read",
        "'{0}' cannot be read when a request is built: {1}; use a property with a getter, a field, or a parameter of a record",
        "The client reads segments from the prompt. A property without a getter, an indexer, an explicitly implemented property and a parameter of a class's constructor cannot be read.");

    private protected override void Analyze(DefinitionContext context)
    {
        foreach (var segment in context.Prompt.Unreadable)
            context.Report(segment.Symbol, segment.Symbol.Name, segment.Reason);
    }
}
