using CachePrefix.Analyzers.Volatility.Flow;
using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>Analyses one unit: a method, or a field or property with all that is written to it.</summary>
internal static class UnitEvaluation
{
    /// <summary>More places that write a member than are followed.</summary>
    private const int MostWriters = 32;

    /// <summary>A member that more places outside its file assign is data like any other.</summary>
    private const int MostOutsideWriters = 6;

    public static Summary Run(
        EngineContext engine,
        ISymbol unit,
        ISummarySource summaries,
        Dictionary<ISymbol, ControlFlowGraph?> graphs,
        CancellationToken cancellationToken)
    {
        try
        {
            return unit is IMethodSymbol
                ? RunGraph(engine, unit, summaries, graphs, cancellationToken)
                : RunStored(engine, unit, summaries, graphs, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Too large, too deep, or broken in a way that the compiler's own graphs do not survive: nothing is known of the body.
            return new Summary { Steps = BodyEvaluator.Budget };
        }
    }

    /// <summary>Interprets a body or an initializer, whose graph is made once for all evaluations.</summary>
    private static Summary RunGraph(EngineContext engine, ISymbol unit, ISummarySource summaries, Dictionary<ISymbol, ControlFlowGraph?> graphs, CancellationToken cancellationToken)
    {
        if (!graphs.TryGetValue(unit, out var graph))
            graphs[unit] = graph = unit is IMethodSymbol method ? engine.Bodies.GraphOf(method, cancellationToken) : engine.Bodies.InitializerOf(unit, cancellationToken);

        var evaluator = new BodyEvaluator(engine, summaries, unit);
        if (graph is not null)
            evaluator.Run(graph);

        return evaluator.Finish(cancellationToken);
    }

    private static Summary RunStored(
        EngineContext engine,
        ISymbol member,
        ISummarySource summaries,
        Dictionary<ISymbol, ControlFlowGraph?> graphs,
        CancellationToken cancellationToken)
    {
        var summary = RunGraph(engine, member, summaries, graphs, cancellationToken);
        summary.Returns = summary.Writes.TryGetValue(member, out var initial) ? initial : summary.Returns;
        if (IsFixedPerProcess(member))
            summary.Returns = FixPerProcess(summary.Returns);

        foreach (var writer in WritersOf(engine, member))
        {
            if (summaries.Get(writer).Writes.TryGetValue(member, out var written))
            {
                summary.Returns = summary.Returns.Join(writer.MethodKind == MethodKind.StaticConstructor && IsFixedPerProcess(member) ? FixPerProcess(written) : OutsideOf(writer, member, written).WithoutEntries());
                summary.IsRewritten = true;
            }
        }

        return summary;
    }

    /// <summary>Whether a member holds text or a value, which is set as a whole.</summary>
    private static bool IsPlain(ISymbol member) => (member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type) is not { IsReferenceType: true, SpecialType: not SpecialType.System_String };

    private static IEnumerable<IMethodSymbol> WritersOf(EngineContext engine, ISymbol member)
    {
        var isMutable = !IsPlain(member);
        // Members of many types have the same name, so their files are asked, and those that name the type.
        engine.Index.Ask(isMutable ? NameUse.Mentioned : NameUse.Assigned, member.Name);
        var files = member.DeclaringSyntaxReferences.Select(static reference => reference.SyntaxTree).Distinct().OrderBy(static file => file.FilePath, StringComparer.Ordinal).ToList();
        var entries = files.SelectMany(static file => TreeIndex.Of(file, CancellationToken.None).Entries).Where(MayWrite);
        if (member.DeclaredAccessibility != Accessibility.Private)
        {
            var outside = engine.Index.Mentioning(member.ContainingType.Name).Where(entry => MayWrite(entry) && !files.Contains(entry.Node.SyntaxTree)).Take(MostOutsideWriters + 1).ToList();
            if (outside.Count <= MostOutsideWriters)
                entries = entries.Concat(outside);
        }

        return entries
            .SelectMany(entry => engine.Bodies.UnitsOf(entry.Node))
            .OfType<IMethodSymbol>()
            .Take(MostWriters);

        bool MayWrite(MemberEntry entry) => (isMutable ? entry.Mentions : entry.Assigns).Contains(member.Name);
    }

    /// <summary>
    /// What a method is given and keeps is data of whoever calls it; what a constructor is given, or what is put into some object of another
    /// type, may be configuration, too. What a constructor reads is loaded once.
    /// </summary>
    private static AbstractValue OutsideOf(IMethodSymbol writer, ISymbol member, AbstractValue value) => value.Map(
        static (taint, way) => taint.Kind == VolatilityKind.Unproven && way.IsGiven ? null
            : !taint.IsParameter ? taint
            : new Taint(VolatilityKind.CallerData, taint.Origin, taint.Source) { Hops = taint.Hops, Followed = taint.Followed, FollowedLength = taint.FollowedLength, IsOfObject = way.IsGiven || way.IsOther || taint.IsOfObject },
        (IsGiven: writer.MethodKind is MethodKind.Constructor or MethodKind.PropertySet || StartUpNames.IsGiven(writer.Name), IsOther: IsPlain(member) && !SymbolEqualityComparer.Default.Equals(writer.ContainingType, member.ContainingType)));

    private static bool IsFixedPerProcess(ISymbol member) => member switch
    {
        IFieldSymbol { IsStatic: true, IsReadOnly: true } => true,
        IPropertySymbol { IsStatic: true, SetMethod: null } => true,
        _ => false,
    };

    private static AbstractValue FixPerProcess(AbstractValue value) => value.Map(
        static (taint, _) => (taint.Kind & (VolatilityKind.Clock | VolatilityKind.Random)) == 0
            ? taint
            : taint with { Kind = VolatilityKind.Host, Granularity = Granularity.None },
        0);
}
