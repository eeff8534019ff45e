using CachePrefix.Analyzers.Requests;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>What the engine finds in one compilation. All rules about bodies read it, so that each body is interpreted once.</summary>
internal sealed class EngineAnalysis
{
    private readonly object _gate = new();
    private readonly Dependencies _dependencies = new();
    private readonly bool _isPartlyKept;
    private Solver _solver;
    private IReadOnlyList<BodyRequests>? _bodies;

    private EngineAnalysis(EngineContext engine, Solver solver, FoundUnits found, KeptSearch? kept) =>
        (Engine, _solver, Found, _isPartlyKept, Requests) = (engine, solver, found, kept is not null, kept?.Requests);

    public EngineContext Engine { get; }

    /// <summary>The units that lead to sinks.</summary>
    public FoundUnits Found { get; }

    /// <summary>What the rules about requests reported in the compilation before, where that holds.</summary>
    public KeptRequests? Requests { get; }

    /// <summary>Keeps what the rules about requests reported for the compilations that follow.</summary>
    public void Keep(object models, IReadOnlyDictionary<SyntaxTree, List<Diagnostic>> byTree)
    {
        if (!_dependencies.IsCut)
            KeptSearch.Keep(Engine, new KeptRequests(models, _dependencies, byTree));
    }

    /// <summary>The members that mention a name, on which what the rules about requests report depends from now on.</summary>
    public IReadOnlyList<MemberEntry> OwnMentioning(string name)
    {
        var reading = new Reading(null);
        reading.Names.Add(name);
        _dependencies.Add(reading);
        return Engine.Index.OwnMentioning(name);
    }

    /// <summary>The analysis of a compilation: one for all that ask at the same time.</summary>
    public static EngineAnalysis Of(Compilation compilation, EngineOptions options, CancellationToken cancellationToken) =>
        CompilationCache.Of(compilation).AnalysisOr(options, () => Run(compilation, options, cancellationToken));

    /// <summary>What the bodies of the compilation make that belongs to requests.</summary>
    public IReadOnlyList<BodyRequests> Bodies(CancellationToken cancellationToken)
    {
        lock (_gate)
            return _bodies ??= ReadAllBodies(cancellationToken);
    }

    /// <summary>The requests of the compilation's bodies that mention one of the names: few, so that they are read apart from all others.</summary>
    public IEnumerable<RequestShape> RequestsMentioning(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var solver = new Solver(Engine);
        return names.SelectMany(Engine.Index.OwnMentioning)
            .Distinct()
            .SelectMany(entry => Engine.Bodies.UnitsOf(entry.Node))
            .SelectMany(unit => solver.Solve(unit.OriginalDefinition, cancellationToken).Requests?.Requests ?? []);
    }

    /// <summary>What is cut off depends on what was solved before, which then has to be all of it.</summary>
    private IReadOnlyList<BodyRequests> ReadAllBodies(CancellationToken cancellationToken)
    {
        List<BodyRequests> bodies = [.. ReadBodies(cancellationToken)];
        if (!_dependencies.IsCut)
            return bodies;

        KeptSearch.Forget(Engine);
        if (!_isPartlyKept)
            return bodies;

        _solver = new Solver(Engine);
        new SinkSearch(Engine, _solver).Run(cancellationToken);
        return [.. ReadBodies(cancellationToken)];
    }

    private static EngineAnalysis Run(Compilation compilation, EngineOptions options, CancellationToken cancellationToken)
    {
        var engine = new EngineContext(compilation, options, cancellationToken);
        var solver = new Solver(engine);
        var kept = KeptSearch.For(engine);
        var found = new SinkSearch(engine, solver, kept).Run(cancellationToken);
        if (kept is not null && found.IsCut)
        {
            (solver, kept) = (new Solver(engine), null);
            found = new SinkSearch(engine, solver).Run(cancellationToken);
        }

        KeptSearch.Keep(engine, found, kept?.Requests);
        CompilationCache.Of(compilation).Remember(found.Helpers);
        return new EngineAnalysis(engine, solver, found, kept);
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
                    var requests = _solver.Solve(unit.OriginalDefinition, cancellationToken).Requests;
                    _dependencies.Add(_solver.DependenciesOf(unit.OriginalDefinition));
                    if (requests is not null)
                        yield return requests;
                }
            }
        }
    }
}
