using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Bill;

/// <summary>Reports a prompt whose measured hit rate was below its floor, with the cause and the dollars (CPA7001).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LowHitRateAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.LowHitRate,
        RuleCategory.Bill,
        DiagnosticSeverity.Warning,
        "A prompt's measured hit rate was below its floor",
        "Prompt '{0}' read {1} of its prefix from the cache, below {2}: {3}; that costs ${4} a month",
        "The usage file says what production measured. A prefix that is written again and again costs more than no cache at all.");

    private protected override void Analyze(DefinitionContext context)
    {
        if (BillOptions.Measured(context) is not { HitRate: { } rate, WastePerMonth: > 0 } measured)
            return;

        var floor = BillOptions.Number(context, BillOptions.FloorKey) ?? context.Files.Usage!.HitRateFloor;
        if (rate >= floor)
            return;

        var segment = context.Prompt.Segments.FirstOrDefault(segment => segment.Member.Name == measured.ChangedSegment);
        context.Report(
            segment?.Member ?? context.Prompt.Type,
            context.Prompt.Type.Name,
            BillOptions.Percent(rate),
            BillOptions.Percent(floor),
            measured.Cause ?? "nothing is known of the cause; WithPrefixGuard() names the segment that changes",
            BillOptions.Dollars(measured.WastePerMonth));
    }
}
