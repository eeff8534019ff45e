using CachePrefix.Analyzers.Requests;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>What the engine finds in one compilation. All rules about bodies read it, so that each body is interpreted once.</summary>
internal sealed class EngineAnalysis
{
    private readonly object _gate = new();
    private readonly Solver _solver;
    private IReadOnlyList<BodyRequests>? _bodies;

    private EngineAnalysis(EngineContext engine, Solver solver, FoundUnits found) => (Engine, _solver, Found) = (engine, solver, found);

    public EngineContext Engine { get; }

    /// <summary>The units that lead to sinks.</summary>
    public FoundUnits Found { get; }

    /// <summary>The analysis of a compilation: one for all that ask at the same time.</summary>
    public static EngineAnalysis Of(Compilation compilation, EngineOptions options, CancellationToken cancellationToken) =>
        CompilationCache.Of(compilation).AnalysisOr(options, () => Run(compilation, options, cancellationToken));

    /// <summary>What the bodies of the compilation make that belongs to requests.</summary>
    public IReadOnlyList<BodyRequests> Bodies(CancellationToken cancellationToken)
    {
        lock (_gate)
            return _bodies ??= [.. ReadBodies(cancellationToken)];
    }

    private static EngineAnalysis Run(Compilation compilation, EngineOptions options, CancellationToken cancellationToken)
    {
        var engine = new EngineContext(compilation, options, cancellationToken);
        var solver = new Solver(engine);
        var found = new SinkSearch(engine, solver).Run(cancellationToken);
        CompilationCache.Of(compilation).Remember(found.Helpers);
        return new EngineAnalysis(engine, solver, found);
    }

    private IEnumerable<BodyRequests> ReadBodies(CancellationToken cancellationToken)
    {
        foreach (var tree in Engine.Index.OwnTrees.Where(static tree => !tree.IsGenerated))
        {
            foreach (var entry in tree.Entries)
            {
                if (!entry.Mentions.Overlaps(PartTable.Default.Mentions))
                    continue;

                foreach (var unit in Engine.Bodies.UnitsOf(entry.Node))
                {
                    if (_solver.Solve(unit.OriginalDefinition, cancellationToken).Requests is { } body)
                        yield return body;
                }
            }
        }
    }
}
