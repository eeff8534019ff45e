using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Flow;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Sinks;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>All findings of a compilation, by the file of the sink or of the call that leads to it.</summary>
internal sealed class VolatilityReport
{
    private readonly Dictionary<SyntaxTree, List<Diagnostic>> _byTree;

    private VolatilityReport(EngineAnalysis analysis, Dictionary<SyntaxTree, List<Diagnostic>> byTree) => (Analysis, _byTree) = (analysis, byTree);

    public EngineAnalysis Analysis { get; }

    public IReadOnlyList<Diagnostic> In(SyntaxTree tree) => _byTree.TryGetValue(tree, out var diagnostics) ? diagnostics : [];

    public static VolatilityReport Create(Compilation compilation, EngineOptions options, CancellationToken cancellationToken)
    {
        var analysis = EngineAnalysis.Of(compilation, options, cancellationToken);
        var (engine, units) = (analysis.Engine, analysis.Found.Units);
        var called = new HashSet<ISymbol>(units.SelectMany(static unit => unit.Value.SinkCallees), SymbolEqualityComparer.Default);

        var best = new Dictionary<(string Id, SyntaxNode Origin), Finding>();
        foreach (var (unit, summary) in units.Select(static pair => (pair.Key, pair.Value)))
        {
            foreach (var hit in summary.Hits.Values)
            {
                foreach (var finding in FindingsOf(unit, hit, called.Contains(unit)))
                {
                    var key = (finding.Rule.Id, finding.Taint.Origin);
                    best[key] = best.TryGetValue(key, out var known) ? Finding.Merge(known, finding) : finding;
                }
            }
        }

        var isLowered = options.LowerInTests && TestProjects.Is(compilation);
        return new VolatilityReport(analysis, OnePerSink(best.Values)
            .Select(finding => isLowered ? finding.Lower() : finding)
            .Where(finding => engine.Projects.IsOwn(finding.Hit.Call))
            .OrderBy(static finding => finding.Taint.Origin, Comparer<SyntaxNode>.Create(SyntaxOrder.Compare))
            .ThenBy(static finding => finding.Rule.Id, StringComparer.Ordinal)
            .GroupBy(static finding => finding.Hit.Call.SyntaxTree)
            .ToDictionary(static group => group.Key, group => group.Select(finding => finding.ToDiagnostic(engine.Projects)).ToList()));
    }

    /// <summary>
    /// Keeps one finding per rule and sink of request data, because all of it goes the same way out of the prefix, and of what is stable in
    /// practice, because it is one concern.
    /// </summary>
    private static IEnumerable<Finding> OnePerSink(IReadOnlyCollection<Finding> findings)
    {
        foreach (var group in findings.Where(IsPerSink).GroupBy(static finding => (finding.Rule.Id, finding.Hit.Node)))
        {
            var ordered = group
                .OrderByDescending(static finding => finding.Severity)
                .ThenBy(static finding => finding.Taint.Origin, Comparer<SyntaxNode>.Create(SyntaxOrder.Compare))
                .ToList();
            var others = ordered.Skip(1).Select(static finding => finding.Taint.Origin).OrderBy(static origin => origin, Comparer<SyntaxNode>.Create(SyntaxOrder.Compare));
            yield return ordered[0] with { OtherOrigins = [.. others] };
        }

        foreach (var finding in findings)
        {
            if (!IsPerSink(finding))
                yield return finding;
        }
    }

    private static bool IsPerSink(Finding finding) =>
        ReferenceEquals(finding.Rule, IdentityRule.Descriptor) || ReferenceEquals(finding.Rule, CallerDataRule.Descriptor) || (ReferenceEquals(finding.Rule, VaryingToolsRule.Descriptor) && finding.Taint.IsCondition) || RuleChoice.IsStableInPractice(finding.Taint);

    private static IEnumerable<Finding> FindingsOf(ISymbol unit, SinkHit hit, bool hasCallers)
    {
        var identified = hit.Value.Taints.Where(static taint => taint.Kind == VolatilityKind.Identity).Select(static taint => taint.Origin).ToImmutableHashSet();
        foreach (var taint in hit.Value.Taints)
        {
            if (taint.IsParameter && ((hasCallers && !taint.IsCondition) || IsDelegate(unit, taint)))
                continue;
            if (taint.Kind is VolatilityKind.Parameter or VolatilityKind.CallerData && identified.Contains(taint.Origin))
                continue;
            if (RuleChoice.Choose(taint, hit) is { } choice)
                yield return new Finding(choice.Rule, choice.Severity, taint, hit);
        }
    }

    private static bool IsDelegate(ISymbol unit, Taint taint) =>
        unit is IMethodSymbol method && taint.Parameter < method.Parameters.Length && ParameterRole.IsDelegate(method.Parameters[taint.Parameter]);
}
