using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Requests;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Layout;

/// <summary>Reports constants of the cached prefix whose line endings come from the checkout, or that begin with a byte order mark.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LineEndingAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    /// <summary>The same in plain SDK code.</summary>
    internal static readonly DiagnosticDescriptor RequestDescriptor = RuleDescriptor.Create(
        RuleIds.LineEnding,
        RuleCategory.Layout,
        DiagnosticSeverity.Info,
        Title,
        "This text of a prefix {0}; builds from another checkout send other bytes and share no cache; write \"\\n\" or call ReplaceLineEndings(\"\\n\")",
        Description);

    private static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.LineEnding,
        RuleCategory.Layout,
        DiagnosticSeverity.Info,
        Title,
        "'{0}' {1}; builds from another checkout send other bytes and share no cache; write the line breaks as \"\\n\"",
        Description);

    private const string Title = "The bytes of a prefix depend on the checkout";

    private const string Description =
        "A raw or verbatim literal has the line endings of its source file. Git may give them as \\r\\n on one machine and as \\n on the next, so that a developer, the build server and production send three prefixes.";

    private protected override void Analyze(DefinitionContext context)
    {
        foreach (var segment in context.Prompt.Segments)
        {
            if (segment.Role == SegmentRole.CachedPrefix
                && ConstantText.InitializerOf(segment.Member, context.CancellationToken) is { } text
                && CheckoutText.ProblemOf(text) is { } problem)
            {
                context.Report(text, segment.Member.Name, problem);
            }
        }
    }
}
