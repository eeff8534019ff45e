using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Layout;

/// <summary>Reports segments of the cached prefix whose text is known to be empty or white space.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EmptySegmentAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    /// <summary>The same in plain SDK code.</summary>
    internal static readonly DiagnosticDescriptor RequestDescriptor = RuleDescriptor.Create(
        RuleIds.EmptyBreakpoint,
        RuleCategory.Layout,
        DiagnosticSeverity.Error,
        Title,
        "The text that this breakpoint ends is {0}; Anthropic refuses such a block, and its adapter drops it from messages together with the breakpoint; remove it",
        Description);

    private const string Title = "A breakpoint ends an empty text";

    private const string Description =
        "Anthropic answers 400 to a breakpoint on an empty text block and to any block of white space; its adapter for Microsoft.Extensions.AI drops such a text from messages together with the breakpoint. Nothing is sent for an empty segment of a prompt definition, and its rung ends without a breakpoint unless another segment stands on it.";

    private static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.EmptyBreakpoint,
        RuleCategory.Layout,
        DiagnosticSeverity.Error,
        Title,
        "'{0}' is {1}: nothing is sent for it, and no breakpoint is set behind it; give it text or remove it",
        Description);

    private protected override void Analyze(DefinitionContext context)
    {
        foreach (var segment in context.Prompt.Segments)
        {
            if (segment is { Role: SegmentRole.CachedPrefix, ConstantText: { } text } && string.IsNullOrWhiteSpace(text))
                context.Report(segment.Member, segment.Member.Name, text.Length == 0 ? "empty" : "white space");
        }
    }
}
