using CachePrefix.Analyzers.Requests;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>What the engine finds in one compilation. All rules about bodies read it, so that each body is interpreted once.</summary>
internal sealed class EngineAnalysis
{
    private readonly object _gate = new();
    private readonly bool _isPartlyKept;
    private readonly Dictionary<MemberEntry, MemberRequests> _read = [];
    private Solver _solver;
    private bool _isReadWhole;

    private EngineAnalysis(EngineContext engine, Solver solver, FoundUnits found, KeptSearch? kept) =>
        (Engine, _solver, Found, _isPartlyKept, Requests) = (engine, solver, found, kept is not null, kept?.Requests);

    public EngineContext Engine { get; }

    /// <summary>The units that lead to sinks.</summary>
    public FoundUnits Found { get; }

    /// <summary>What the rules about requests reported in the compilation before, where that holds.</summary>
    public KeptRequests? Requests { get; }

    /// <summary>Keeps what the rules about requests reported for the compilations that follow.</summary>
    public void Keep(KeptRequests requests)
    {
        if (!_isReadWhole)
            KeptSearch.Keep(Engine, requests);
    }

    /// <summary>The analysis of a compilation: one for all that ask at the same time.</summary>
    public static EngineAnalysis Of(Compilation compilation, EngineOptions options, CancellationToken cancellationToken) =>
        CompilationCache.Of(compilation).AnalysisOr(options, () => Run(compilation, options, cancellationToken));

    /// <summary>What members make that belongs to requests: of those that are wanted, or of all where calls were cut off.</summary>
    public IReadOnlyCollection<MemberRequests> ReadRequests(Func<MemberEntry, bool> isWanted, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_isReadWhole)
                return _read.Values;

            var isFirst = _read.Count == 0;
            var wanted = Engine.Index.Own.MakingRequests.Where(isWanted).ToList();
            var read = wanted.ConvertAll(member => Read(member, cancellationToken));
            if (!read.Exists(static requests => requests.Dependencies.IsCut))
                return read;

            // What is cut off depends on what was solved before, which then has to be all of it.
            KeptSearch.Forget(Engine);
            if (_isPartlyKept || !isFirst || wanted.Count < Engine.Index.Own.MakingRequests.Length)
                ReadAnew(cancellationToken);
            _isReadWhole = true;
            return _read.Values;
        }
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

    private void ReadAnew(CancellationToken cancellationToken)
    {
        _solver = new Solver(Engine);
        _read.Clear();
        new SinkSearch(Engine, _solver).Run(cancellationToken);
        foreach (var member in Engine.Index.Own.MakingRequests)
            Read(member, cancellationToken);
    }

    private MemberRequests Read(MemberEntry member, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue(member, out var known))
            return known;

        var (bodies, dependencies) = (new List<BodyRequests>(), new Dependencies());
        foreach (var unit in Engine.Bodies.UnitsOf(member.Node))
        {
            var requests = _solver.Solve(unit.OriginalDefinition, cancellationToken).Requests;
            dependencies.Add(_solver.DependenciesOf(unit.OriginalDefinition));
            if (requests is not null)
                bodies.Add(requests);
        }

        return _read[member] = new MemberRequests(member, bodies, dependencies);
    }
}
