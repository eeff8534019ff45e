using CachePrefix.Analyzers.Requests;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Sinks;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>All findings of a compilation, by the file of the sink or of the call that leads to it.</summary>
internal sealed class VolatilityReport
{
    private readonly ILookup<SyntaxTree, Finding> _byTree;

    private VolatilityReport(EngineAnalysis analysis, ILookup<SyntaxTree, Finding> byTree) => (Analysis, _byTree) = (analysis, byTree);

    public EngineAnalysis Analysis { get; }

    public IReadOnlyList<Diagnostic> In(SyntaxTree tree) => [.. _byTree[tree].Select(finding => finding.ToDiagnostic(Analysis.Engine.Projects))];

    public static VolatilityReport Create(Compilation compilation, EngineOptions options, CancellationToken cancellationToken)
    {
        var analysis = EngineAnalysis.Of(compilation, options, cancellationToken);
        var (engine, found) = (analysis.Engine, analysis.Found);

        // Where nobody sets a breakpoint, the report depends on nothing but the units and the options.
        var isMarked = CacheMarker.Names.Any(name => engine.Index.OwnMentioning(name).Count > 0);
        if (!isMarked && KeptReport.Find(found.Units, options) is { } kept)
            return new VolatilityReport(analysis, kept);

        var called = new HashSet<UnitKey>(found.Units.SelectMany(static unit => unit.Callees));

        var tails = new Lazy<UncachedTails>(() => UncachedTails.Of(analysis.RequestsMentioning(CacheMarker.Names, cancellationToken)));
        var best = new Dictionary<(string Id, SyntaxNode Origin), Finding>();
        foreach (var unit in found.Units)
        {
            foreach (var candidate in UnitFindings.Of(unit, called.Contains(unit.Key)))
            {
                var isUncached = tails.Value.Contain(candidate.Path());
                if (isUncached == true)
                    continue;

                var finding = isUncached is null ? candidate with { Severity = DiagnosticSeverity.Hidden } : candidate;
                var key = (finding.Rule.Id, finding.Taint.Origin);
                best[key] = best.TryGetValue(key, out var known) ? Finding.Merge(known, finding) : finding;
            }
        }

        var tests = TestCode.Of(compilation, options);
        var fixedThere = new FixedByDeployment(options.Deployment);
        var byTree = OnePerSink(WithoutWays(WithoutDays(WithoutTimeZones(WithoutCultures(best.Values)))))
            .Select(finding => tests.Contains(finding.Hit.Call) || tests.Contains(finding.Taint.Origin) ? finding.Lower() : finding)
            .Select(fixedThere.Lower)
            .Where(finding => engine.Projects.IsOwn(finding.Hit.Call))
            .OrderBy(static finding => finding.Taint.Origin, Comparer<SyntaxNode>.Create(SyntaxOrder.Compare))
            .ThenBy(static finding => finding.Rule.Id, StringComparer.Ordinal)
            .ToLookup(static finding => finding.Hit.Call.SyntaxTree);
        if (!isMarked)
            KeptReport.Keep(found.Units, options, byTree);
        return new VolatilityReport(analysis, byTree);
    }

    /// <summary>Hides the culture of text from another member where the prompt differs anyway.</summary>
    private static List<Finding> WithoutCultures(IReadOnlyCollection<Finding> findings)
    {
        var sinks = new HashSet<SyntaxNode>(findings
            .Where(static finding => Differs(finding) && !ReferenceEquals(finding.Rule, CultureRule.Descriptor) && !RuleChoice.IsStableInPractice(finding.Taint))
            .Select(static finding => finding.Hit.Node));
        return [.. findings.Select(finding => ReferenceEquals(finding.Rule, CultureRule.Descriptor) && sinks.Contains(finding.Hit.Node) && MemberOf(finding.Taint.Origin) != MemberOf(finding.Hit.Call) ? finding with { Severity = DiagnosticSeverity.Hidden } : finding)];
    }

    /// <summary>Whether the prompt differs from request to request, be it only at its end.</summary>
    private static bool Differs(Finding finding) =>
        finding.Severity > DiagnosticSeverity.Hidden || (ReferenceEquals(finding.Rule, CallerDataRule.Descriptor) && finding.Taint is { IsOfObject: false, IsCondition: false });

    /// <summary>Hides a time zone in a text that tells the time: it goes where the time goes.</summary>
    private static List<Finding> WithoutTimeZones(IReadOnlyCollection<Finding> findings)
    {
        var clocks = new HashSet<SyntaxNode>(findings
            .Where(static finding => ReferenceEquals(finding.Rule, ClockRule.Descriptor) && finding.Severity > DiagnosticSeverity.Hidden)
            .SelectMany(static finding => finding.OtherSinks.Add(finding.Hit.Node)));
        return [.. findings.Select(finding => clocks.Contains(finding.Hit.Node) && IsTimeZone(finding) ? finding with { Severity = DiagnosticSeverity.Hidden } : finding)];
    }

    private static bool IsTimeZone(Finding finding) =>
        !ReferenceEquals(finding.Rule, ClockRule.Descriptor) && finding.Taint.Source.IndexOf("TimeZone", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Leaves out the day of a clock whose moment is found as well: one change mends both.</summary>
    private static List<Finding> WithoutDays(IReadOnlyCollection<Finding> findings)
    {
        var clocks = new HashSet<SyntaxNode>(findings
            .Where(static finding => ReferenceEquals(finding.Rule, ClockRule.Descriptor) && finding.Severity > DiagnosticSeverity.Hidden)
            .Select(static finding => finding.Taint.Origin));
        return [.. findings.Where(finding => !ReferenceEquals(finding.Rule, DateRule.Descriptor) || !clocks.Contains(finding.Taint.Origin))];
    }

    /// <summary>Leaves out what is found of a prompt by its name where a caller's value that goes the same way is found at a request.</summary>
    private static IReadOnlyCollection<Finding> WithoutWays(IReadOnlyCollection<Finding> findings)
    {
        if (!findings.Any(static finding => finding is { Hit.Kind: SinkKind.Convention, Taint.IsParameter: true }))
            return findings;

        var ways = new HashSet<(string Id, SyntaxNode? Member)>(findings
            .Where(static finding => finding.Hit.Kind != SinkKind.Convention && finding.Severity > DiagnosticSeverity.Hidden)
            .SelectMany(static finding => Hop.Unroll(finding.Taint.Hops).Select(hop => (finding.Rule.Id, MemberOf(hop)))));
        return [.. findings.Where(finding => finding.Hit.Kind != SinkKind.Convention || !finding.Taint.IsParameter || !ways.Contains((finding.Rule.Id, MemberOf(finding.Taint.Origin))))];
    }

    private static SyntaxNode? MemberOf(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>();

    /// <summary>
    /// Keeps one finding per rule and sink of request data, because all of it goes the same way out of the prefix, and of what is stable in
    /// practice, because it is one concern; of other values one of those that a member writes alike and that go on alike.
    /// </summary>
    private static IEnumerable<Finding> OnePerSink(IReadOnlyCollection<Finding> findings)
    {
        foreach (var group in findings.GroupBy(static finding => (finding.Rule.Id, finding.Hit.Node, Way: IsPerSink(finding) ? default : WayOf(finding))))
        {
            var ordered = group
                .OrderByDescending(static finding => finding.Severity)
                .ThenBy(static finding => finding.Taint.Hops?.Depth ?? 0)
                .ThenBy(static finding => finding.Taint.Origin, Comparer<SyntaxNode>.Create(SyntaxOrder.Compare))
                .ToList();
            var others = ordered.Skip(1).Select(static finding => finding.Taint.Origin).OrderBy(static origin => origin, Comparer<SyntaxNode>.Create(SyntaxOrder.Compare));
            yield return ordered[0] with { OtherOrigins = [.. others], OtherSinks = ordered.Aggregate(ordered[0].OtherSinks, static (sinks, other) => sinks.Union(other.OtherSinks)) };
        }
    }

    /// <summary>What is written, in which member, and where it leaves that; a value that does not leave it is one of its own.</summary>
    private static (string? Source, SyntaxNode? Member, SyntaxNode? Exit) WayOf(Finding finding)
    {
        var member = MemberOf(finding.Taint.Origin);
        return (finding.Taint.Source, member, Hop.Unroll(finding.Taint.Hops).Find(hop => MemberOf(hop) != member) ?? finding.Taint.Origin);
    }

    private static bool IsPerSink(Finding finding) =>
        ReferenceEquals(finding.Rule, IdentityRule.Descriptor) || ReferenceEquals(finding.Rule, CallerDataRule.Descriptor) || (ReferenceEquals(finding.Rule, VaryingToolsRule.Descriptor) && finding.Taint.IsCondition) || RuleChoice.IsStableInPractice(finding.Taint);
}
