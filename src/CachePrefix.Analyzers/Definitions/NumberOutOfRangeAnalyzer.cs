using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports numbers and lifetimes that no provider takes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NumberOutOfRangeAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.NumberOutOfRange,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A number is out of range",
        "{0}",
        "What is out of range is not sent: the prompt is answered as if it were not given.");

    private protected override void Analyze(DefinitionContext context)
    {
        foreach (var problem in PromptNumbers.ProblemsOf(context.Prompt.Attribute))
            context.Report(context.Prompt.Attribute, problem);
        foreach (var segment in context.Prompt.Segments)
        {
            if (segment.Ttl is not (CacheTtl.Default or CacheTtl.FiveMinutes or CacheTtl.OneHour))
                context.Report(segment.Attribute, $"The Ttl of '{segment.Member.Name}' is {(int)segment.Ttl}, which is no lifetime; use CacheTtl.FiveMinutes or CacheTtl.OneHour");
        }
    }
}
