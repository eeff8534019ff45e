using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Requests.Rules;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Layout;

/// <summary>Reports segments that are sent behind less stable ones, because providers put system text ahead of turns (CPA2001).</summary>
/// <remarks>
/// System text is always in the order of the ladder. Examples and contents are turns: they follow all system text, and what stands on a lower
/// rung there takes them along. Whoever states the rung on which a segment really stands has seen it.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LoweredSegmentAnalyzer() : DefinitionAnalyzer(StableAfterVolatileRule.DefinitionDescriptor)
{
    private protected override void Analyze(DefinitionContext context)
    {
        var (_, segments) = WireOrder.Of(context.Prompt);
        SegmentDeclaration? lowest = null;
        foreach (var segment in segments.Where(static segment => segment.IsCached))
        {
            if (lowest is not null && segment.Stability < lowest.Stability && lowest.Stability > Stability.Deployment)
            {
                context.Report(
                    segment.Attribute.Location(context.CancellationToken),
                    FixProperties.Rung.With(lowest.Stability),
                    segment.Member.Name,
                    segment.Stability.ToString(),
                    lowest.Member.Name,
                    lowest.Stability.ToString());
            }

            lowest = lowest is null || segment.Stability > lowest.Stability ? segment : lowest;
        }
    }
}
