using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.ResponseCaching;

/// <summary>Reports a cached prompt whose answers are meant to vary, or whose key does (CPA5003).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CachedVarietyAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.CachedVariety,
        RuleCategory.ResponseCache,
        DiagnosticSeverity.Info,
        "A cached prompt is meant to vary",
        "Prompt '{0}' keeps its answers, but {1}",
        "A temperature above 0 asks for another answer each time, which a cache takes away; a volatile input is part of the key, so that no call finds the answer of another.");

    private protected override void Analyze(DefinitionContext context)
    {
        var prompt = context.Prompt;
        if (prompt.Caches.FirstOrDefault() is not { } cache)
            return;

        if (PromptNumbers.TemperatureOf(prompt.Attribute) is > 0 and var temperature)
            context.Report(cache, prompt.Type.Name, FormattableString.Invariant($"its Temperature is {temperature}: every caller is given the first answer"));
        foreach (var input in prompt.Segments.Where(segment => segment.Role == SegmentRole.Input && segment.Member.AttributeOf(prompt.Known.Volatile) is not null))
            context.Report(cache, prompt.Type.Name, $"its input '{input.Member.Name}' is volatile: no call finds the answer of another");
    }
}
