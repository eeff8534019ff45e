using CachePrefix.Analyzers.Requests;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Objects;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>What all parts of the interpreter share of one body: what is known around it, the state at the point where it is, and where findings are noted.</summary>
internal sealed class BodyContext
{
    private ExpressionEvaluator? _expressions;

    public BodyContext(EngineContext engine, ISummarySource summaries, ISymbol unit, INestedBodies nested)
    {
        (Engine, Summaries, Unit, Nested) = (engine, summaries, unit, nested);
        Conditions = new BranchConditions(unit);
        Order = new SequenceOrder(engine, Captures);
        Sinks = new SinkRecorder(engine, unit, Summary, Conditions, Order);
        Tools = new ToolMembership(engine, Sinks, Conditions, Captures);
        Prompts = new NamedPrompts(engine, unit, Summary);
        Objects = new ObjectTracker(engine, summaries, unit);
        ObjectCalls = new ObjectCalls(engine, summaries, Objects, Requests, Substitution.Substitute);
    }

    public EngineContext Engine { get; }

    public ISummarySource Summaries { get; }

    public ISymbol Unit { get; }

    /// <summary>Lambdas and local functions of the body.</summary>
    public INestedBodies Nested { get; }

    public Summary Summary { get; } = new();

    public Captures Captures { get; } = new();

    public MessageOrder Messages { get; } = new();

    public BranchConditions Conditions { get; }

    public SequenceOrder Order { get; }

    public SinkRecorder Sinks { get; }

    public ToolMembership Tools { get; }

    public NamedPrompts Prompts { get; }

    public RequestRecorder Requests { get; } = new();

    public ObjectTracker Objects { get; }

    public ObjectCalls ObjectCalls { get; }

    /// <summary>The values of all places where the interpreter is.</summary>
    public FlowState State { get; set; } = new();

    /// <summary>Operations and blocks interpreted so far.</summary>
    public int Steps { get; private set; }

    public AbstractValue Visit(IOperation operation) => (_expressions ??= new ExpressionEvaluator(this)).Visit(operation);

    /// <summary>What an operation carries that does nothing of its own with its operands.</summary>
    public AbstractValue VisitChildren(IOperation operation)
    {
        var value = AbstractValue.Stable;
        foreach (var child in operation.ChildOperations)
            value = value.Join(Visit(child).AllTaints());

        return value.TaintsOnly();
    }

    public void Step()
    {
        if (++Steps > BodyEvaluator.Budget)
            throw new BodyTooLargeException();
    }
}
