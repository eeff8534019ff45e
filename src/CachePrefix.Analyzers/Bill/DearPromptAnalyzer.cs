using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Bill;

/// <summary>Reports the prompt that costs most of the bill when it lacks a lever, and names it (CPA7002).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DearPromptAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.DearPrompt,
        RuleCategory.Bill,
        DiagnosticSeverity.Info,
        "The prompt that costs most lacks a lever",
        "Prompt '{0}' is {1} of the bill, ${2} a month, and has no {3}",
        "The usage file says what production measured. Where most of the money goes, each lever that is not used saves most.");

    private const double DearShare = 0.4;
    private const int DaysOfMonth = 30;

    private protected override void Analyze(DefinitionContext context)
    {
        if (BillOptions.Measured(context) is not { CostPerDay: > 0 } measured
            || measured.Share < (BillOptions.Number(context, BillOptions.ShareKey) ?? DearShare)
            || MissingLever(context.Prompt, measured) is not { } lever)
        {
            return;
        }

        context.Report(
            context.Prompt.Type,
            context.Prompt.Type.Name,
            BillOptions.Percent(measured.Share),
            BillOptions.Dollars(measured.CostPerDay * DaysOfMonth),
            lever);
    }

    /// <summary>The lever that usually saves most of those that neither the definition nor the calls show.</summary>
    private static string? MissingLever(PromptDeclaration prompt, MeasuredPrompt measured)
    {
        if (!measured.Levers.Contains("prefixCache") && !prompt.Segments.Any(static segment => segment.IsCached))
            return "prefix cache: mark what stays the same with [CachedPrefix]";
        if (!measured.Levers.Contains("routing") && prompt.Cascade is null && prompt.Routers.IsEmpty)
            return "route: let a cheaper tier answer what it can, with [Cascade] or [RouteBy]";
        return !measured.Levers.Contains("responseCache") && !prompt.Caches.Any()
            ? "response cache: give answers again with [CacheResponse], where the same is asked again"
            : null;
    }
}
