using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Layout;

/// <summary>Reports that a longer lifetime follows a shorter one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TtlOrderAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.TtlOrder,
        RuleCategory.Layout,
        DiagnosticSeverity.Error,
        Title,
        "'{0}' keeps the rung {1} for five minutes, but the later rung {2} lives one hour; set Ttl = CacheTtl.OneHour here or shorten {2}",
        Description);

    /// <summary>The same in plain SDK code.</summary>
    internal static readonly DiagnosticDescriptor RequestDescriptor = RuleDescriptor.Create(
        RuleIds.TtlOrder,
        RuleCategory.Layout,
        DiagnosticSeverity.Error,
        Title,
        "This breakpoint lives five minutes, but a later one of the request lives one hour (tools come before system, system before messages); give this one an hour, too, or shorten the later one",
        Description);

    private const string Title = "A longer TTL follows a shorter one";

    private const string Description = "Providers process longer lifetimes first and refuse a request (Anthropic with status 400) in which a longer one follows a shorter one.";

    private protected override void Analyze(DefinitionContext context)
    {
        var segments = SegmentOrder.Sort(context.Prompt.Segments.Where(static segment => segment.IsSupported));
        var rungs = Rungs.Place(segments.Select(static segment => segment.Stability));
        Stability? later = null;
        for (var rung = Stability.Session; rung >= Stability.Constant; rung--)
        {
            var declared = segments.Where((_, index) => rungs[index] == rung).ToList();
            var longest = declared.Count == 0 ? CacheTtl.Default : declared.Max(static segment => segment.Ttl);
            if (longest == CacheTtl.OneHour)
                later = rung;
            if (longest == CacheTtl.FiveMinutes && later is { } name)
            {
                var shorter = declared.First(segment => segment.Ttl == longest);
                context.Report(shorter.Attribute, shorter.Member.Name, rung.ToString(), name.ToString());
            }
        }
    }
}
