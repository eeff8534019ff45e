using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>
/// Finds the summaries of units and of all that they call. Summaries are published only for complete strongly connected components,
/// so that what is found does not depend on where the analysis began. No recursion: call chains may be long.
/// </summary>
internal sealed class Solver(EngineContext engine)
{
    /// <summary>A component that still changes after so many rounds is left as it is.</summary>
    private const int MostRounds = 40;

    /// <summary>Operations interpreted to settle a component; then it is left as it is, too.</summary>
    private const int MostSteps = 400_000;

    /// <summary>Calls further away from a sink are not followed; what goes into them is taken to come out.</summary>
    private const int DeepestCall = 6;

    /// <summary>Units followed from one sink; beyond, calls are not followed either.</summary>
    private const int MostUnits = 160;

    private readonly Dictionary<ISymbol, Summary> _published = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ControlFlowGraph?> _graphs = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Questions> _questions = new(SymbolEqualityComparer.Default);

    public Summary Solve(ISymbol root, CancellationToken cancellationToken)
    {
        if (_published.TryGetValue(root, out var known))
            return known;

        var calls = Discover(root, cancellationToken);
        foreach (var component in Components.Of(calls))
            SolveComponent(component, calls, cancellationToken);

        _graphs.Clear();
        return _published[root];
    }

    /// <summary>What the summary of a solved unit depends on: its own code and names, and those of all that it calls.</summary>
    public Dependencies DependenciesOf(ISymbol root)
    {
        var dependencies = new Dependencies();
        if (SolvedQuestions(root) is not { } first)
        {
            dependencies.IsCut = true;
            return dependencies;
        }

        var seen = new HashSet<Questions> { first };
        var pending = new Queue<(Questions Questions, int Depth)>([(first, 0)]);
        var (asked, deepest) = (0, 0);
        while (pending.Count > 0)
        {
            var (questions, depth) = pending.Dequeue();
            deepest = Math.Max(deepest, depth);
            asked += questions.Units.Count;
            dependencies.Add(questions.Reading);
            foreach (var next in questions.Asked ??= [.. questions.Units.Select(SolvedQuestions)])
            {
                if (next is null)
                    dependencies.IsCut = true;
                else if (seen.Add(next))
                    pending.Enqueue((next, depth + 1));
            }

            if (questions.Asked.Contains(null))
                questions.Asked = null;
        }

        dependencies.IsCut |= asked + seen.Count > MostUnits || deepest > DeepestCall;
        return dependencies;
    }

    /// <summary>What a unit whose summary is complete asked.</summary>
    private Questions? SolvedQuestions(ISymbol unit) => _published.ContainsKey(unit) && _questions.TryGetValue(unit, out var questions) ? questions : null;

    private Dictionary<ISymbol, List<ISymbol>> Discover(ISymbol root, CancellationToken cancellationToken)
    {
        var calls = new Dictionary<ISymbol, List<ISymbol>>(SymbolEqualityComparer.Default);
        var pending = new Queue<(ISymbol Unit, int Depth)>();
        pending.Enqueue((root, 0));
        while (pending.Count > 0)
        {
            var (unit, depth) = pending.Dequeue();
            if (calls.ContainsKey(unit) || _published.ContainsKey(unit))
                continue;

            var view = new View(_published, null);
            var summary = Evaluate(unit, view, cancellationToken);
            var open = view.Asked.Where(asked => !_published.ContainsKey(asked)).ToList();
            if (open.Count == 0)
            {
                _published[unit] = summary;
                continue;
            }

            calls.Add(unit, open);
            if (depth == DeepestCall || calls.Count + pending.Count > MostUnits)
                continue;

            foreach (var asked in open)
                pending.Enqueue((asked, depth + 1));
        }

        return calls;
    }

    private void SolveComponent(List<ISymbol> component, Dictionary<ISymbol, List<ISymbol>> calls, CancellationToken cancellationToken)
    {
        var approximations = new Dictionary<ISymbol, Summary>(SymbolEqualityComparer.Default);
        foreach (var unit in component)
            approximations[unit] = Summary.Empty;

        var view = new View(_published, approximations);
        var dirty = new HashSet<ISymbol>(component, SymbolEqualityComparer.Default);
        var steps = 0;
        for (var round = 0; round < MostRounds && steps < MostSteps && dirty.Count > 0; round++)
        {
            var changed = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
            foreach (var unit in component)
            {
                if (!dirty.Contains(unit))
                    continue;

                var summary = Evaluate(unit, view, cancellationToken);
                steps += summary.Steps;
                if (!approximations[unit].Equals(summary))
                    changed.Add(unit);

                approximations[unit] = summary;
            }

            dirty = new HashSet<ISymbol>(component.Where(unit => calls.TryGetValue(unit, out var asked) && asked.Any(changed.Contains)), SymbolEqualityComparer.Default);
        }

        foreach (var unit in component)
            _published[unit] = approximations[unit];
    }

    private Summary Evaluate(ISymbol unit, View view, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_questions.TryGetValue(unit, out var questions))
            _questions.Add(unit, questions = new Questions(unit));

        view.Asked.Clear();
        engine.Index.NoteIn(questions.Reading.Names);
        var summary = UnitEvaluation.Run(engine, unit, view, _graphs, cancellationToken);
        engine.Index.NoteIn(null);
        questions.Units.UnionWith(view.Asked);
        return summary;
    }

    /// <summary>What the evaluation of a unit asked for: members by name, and other units.</summary>
    private sealed class Questions(ISymbol unit)
    {
        public Reading Reading { get; } = new(unit.DeclaringSyntaxReferences.Select(static reference => reference.SyntaxTree));

        public HashSet<ISymbol> Units { get; } = new(SymbolEqualityComparer.Default);

        /// <summary>What the units that were asked for asked themselves, once all of them are solved.</summary>
        public Questions?[]? Asked { get; set; }
    }

    private sealed class View(Dictionary<ISymbol, Summary> published, Dictionary<ISymbol, Summary>? approximations) : ISummarySource
    {
        public HashSet<ISymbol> Asked { get; } = new(SymbolEqualityComparer.Default);

        public Summary Get(ISymbol unit)
        {
            Asked.Add(unit);
            return published.TryGetValue(unit, out var summary) || (approximations?.TryGetValue(unit, out summary) ?? false) ? summary! : Summary.Unknown;
        }
    }
}
