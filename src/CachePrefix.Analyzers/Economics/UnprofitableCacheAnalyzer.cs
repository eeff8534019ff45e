using System.Globalization;
using CachePrefix.Analyzers.Bill;
using CachePrefix.Analyzers.Catalog;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Routing;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Economics;

/// <summary>Reports a prefix that is called too rarely for its lifetime (CPA3002).</summary>
/// <remarks>
/// Measured calls count before declared ones. The calls an hour share the rungs <c>Constant</c> and <c>Deployment</c>; how often a tenant or a session calls is not declared.
/// No tier gets more than the declared calls, so one below the break-even is below it on every route.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnprofitableCacheAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.UnprofitableCache,
        RuleCategory.Economics,
        DiagnosticSeverity.Warning,
        "A cache never pays",
        "'{0}' is called {1} times an hour, but on {2} a prefix kept for {3} pays from {4} calls an hour on; {5}",
        "Writing to the cache costs more than not caching. When calls are further apart than the lifetime, most of them write and few of them read.");

    private protected override void Analyze(DefinitionContext context)
    {
        var prompt = context.Prompt;
        var measured = BillOptions.Measured(context);
        if ((measured?.CallsPerHour ?? CallsPerHour(prompt.Attribute)) is not { } calls || SharedRung(context) is not { } rung)
            return;

        foreach (var (tier, _) in RouteNames.Of(prompt, context.CancellationToken))
        {
            if (context.Files.ModelOf(tier) is not { } model || RungEconomy.BreakEven(model, rung.IsLong) is not { } breakEven || calls >= breakEven || Pays(measured, model, rung.IsLong))
                continue;

            var longer = rung.IsLong ? null : RungEconomy.BreakEven(model, isLong: true);
            var pays = model.LongLife > model.ShortLife && longer <= calls;
            var wayOut = pays
                ? $"Ttl = CacheTtl.OneHour pays from {Rate(longer!.Value)} on"
                : "send the calls close together, for example as a batch, or take the text out of the cached prefix";
            context.Report(
                rung.Attribute.Location(context.CancellationToken),
                FixProperties.Lifetime.With(pays && rung.CanChange ? CacheTtl.OneHour : null),
                prompt.Type.Name,
                Rate(calls),
                model.Id,
                Life(rung.IsLong ? model.LongLife : model.ShortLife),
                Rate(breakEven),
                wayOut);
            return;
        }
    }

    /// <summary>Whether so much was read that the cache paid although the calls of a whole day are few: they come in bursts.</summary>
    private static bool Pays(MeasuredPrompt? measured, ModelInfo model, bool isLong) =>
        measured is { HitRate: { } rate } && rate > RungEconomy.BreakEvenHitRate(model, isLong);

    private static double? CallsPerHour(AttributeData attribute) => attribute.Named<double>("CallsPerHour") is > 0 and var calls ? calls : null;

    /// <summary>The last rung that all calls share; the ones before it live at least as long.</summary>
    private static (bool IsLong, AttributeData Attribute, bool CanChange)? SharedRung(DefinitionContext context)
    {
        var (tools, segments) = WireOrder.Of(context.Prompt);
        var shared = segments.Where(static segment => segment is { Kind: SegmentKind.System or SegmentKind.Examples, Stability: <= Stability.Deployment }).ToList();
        if (shared.Count == 0 && tools.Count == 0)
            return null;

        var rung = shared.Count == 0 ? Stability.Constant : shared.Max(static segment => segment.Stability);
        var configured = context.Files.Configuration?.Ttls ?? default;
        var isConfigured = configured.Count > 0 && configured[(int)rung] != (int)CacheTtl.Default;
        var isLong = WireOrder.LifetimesOf(segments, context.Files.Configuration)[(int)rung] == CacheTtl.OneHour;
        var members = shared.Where(segment => segment.Stability == rung).ToList();
        var declared = members.Count == 0 ? CacheTtl.Default : members.Max(static segment => segment.Ttl);
        var member = members.Find(segment => segment.Ttl == declared);
        var earlierIsShort = shared.Any(segment => segment.Stability < rung && segment.Ttl == CacheTtl.FiveMinutes);
        return (isLong, member?.Attribute ?? context.Prompt.Attribute, member is not null && !isConfigured && !earlierIsShort);
    }

    private static string Rate(double rate) => rate.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Life(TimeSpan life) => life.TotalMinutes < 60
        ? string.Format(CultureInfo.InvariantCulture, "{0:0} minutes", life.TotalMinutes)
        : life.TotalHours < 1.5 ? "one hour" : string.Format(CultureInfo.InvariantCulture, "{0:0} hours", life.TotalHours);
}
