using System.Globalization;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.ResponseCaching;

/// <summary>Reports a semantic threshold below 0.90 (CPA5002).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LowThresholdAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    private const double Lowest = 0.90;

    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.LowThreshold,
        RuleCategory.ResponseCache,
        DiagnosticSeverity.Warning,
        "A semantic threshold is low",
        "The threshold of prompt '{0}' is {1}; below 0.90 most embedding models no longer tell questions apart that need different answers",
        "Below the threshold an entry is never served on its own record. Embeddings measure the words: questions that differ in a number, a name or a negation are often more alike than paraphrases.");

    private protected override void Analyze(DefinitionContext context)
    {
        if (context.Prompt.SemanticCache is { } cache && cache.Named<double>(CachePolicyReader.Threshold) is > 0 and < Lowest and var threshold)
        {
            context.Report(
                cache.Location(context.CancellationToken),
                FixProperties.None,
                context.Prompt.Type.Name,
                threshold.ToString("0.0###", CultureInfo.InvariantCulture));
        }
    }
}
