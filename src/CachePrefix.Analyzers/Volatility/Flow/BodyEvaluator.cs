using System.Runtime.CompilerServices;
using CachePrefix.Analyzers.Requests;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Objects;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Interprets one body over the lattice and writes down what a caller and the rules need to know.</summary>
internal sealed partial class BodyEvaluator
{
    /// <summary>
    /// Operations interpreted per body, each as often as its block is, nested ones included, before it counts as too large: nothing is
    /// reported of it then. A body of some thousand lines takes less.
    /// </summary>
    public const int Budget = 120_000;
    private const int NestingLimit = 12;

    private readonly EngineContext _engine;
    private readonly ISummarySource _summaries;
    private readonly ISymbol _unit;
    private readonly Summary _summary = new();
    private readonly Captures _captures = new();
    private readonly MessageOrder _messages = new();
    private readonly BranchConditions _conditions;
    private readonly SequenceOrder _order;
    private readonly SinkRecorder _sinks;
    private readonly RequestRecorder _requests = new();
    private readonly ObjectTracker _objects;
    private readonly ObjectCalls _objectCalls;
    private readonly HashSet<ISymbol> _running = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _calledLocalFunctions = new(SymbolEqualityComparer.Default);
    private ControlFlowGraph _graph = null!;
    private FlowState _state = new();
    private FlowState? _exit;
    private ObjectValue? _returned;
    private int _nesting;

    public BodyEvaluator(EngineContext engine, ISummarySource summaries, ISymbol unit)
    {
        _engine = engine;
        _summaries = summaries;
        _unit = unit;
        _conditions = new BranchConditions(unit);
        _order = new SequenceOrder(engine, _captures);
        _sinks = new SinkRecorder(engine, unit, _summary, _conditions, _order, _captures);
        _objects = new ObjectTracker(engine, summaries, unit);
        _objectCalls = new ObjectCalls(engine, summaries, _objects, _requests, Substitute);
    }

    /// <summary>Operations and blocks interpreted so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Interprets a graph of the unit and joins what it returns into the summary.</summary>
    public AbstractValue Run(ControlFlowGraph graph)
    {
        var returned = RunGraph(graph, new FlowState(), out var exit);
        RunUncalledLocalFunctions(graph, exit);
        (_exit, _returned) = (exit, returned.Object);
        _summary.Returns = _summary.Returns.Join(returned);
        return returned;
    }

    public Summary Finish(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _messages.DropTrailing(_summary);
        if (_exit is not null)
        {
            _summary.Objects = ObjectSummary.Of(_returned, _exit.Objects);
            _summary.Requests = _requests.Finish(_exit);
        }

        _summary.Steps = Steps;
        return _summary.Seal();
    }

    private AbstractValue RunGraph(ControlFlowGraph graph, FlowState entry, out FlowState exit)
    {
        var (outerGraph, outerState) = (_graph, _state);
        _graph = graph;
        _nesting++;
        try
        {
            return RunBlocks(graph, entry, out exit);
        }
        finally
        {
            (_graph, _state) = (outerGraph, outerState);
            _nesting--;
        }
    }

    private AbstractValue RunBlocks(ControlFlowGraph graph, FlowState entry, out FlowState exit)
    {
        exit = entry;
        if (graph.Blocks.IsEmpty)
            return AbstractValue.Stable;

        var inputs = new FlowState?[graph.Blocks.Length];
        inputs[0] = entry;
        AbstractValue? returned = null;

        // Blocks are numbered as the text goes, which is reverse post-order but for gotos: the lowest first lets values settle before they are used.
        var pending = new SortedSet<int> { 0 };
        var handlers = new HandlerInputs();
        while (handlers.TakeNext(pending, inputs) is { } ordinal)
        {
            Step();
            var block = graph.Blocks[ordinal];
            _state = inputs[ordinal]!.Fork();
            handlers.Enter(block, _state);
            foreach (var operation in block.Operations)
                Visit(operation);

            if (block.BranchValue is { } branchValue)
            {
                var value = Visit(branchValue);
                if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
                    returned = Return(branchValue, value) is var result && returned is null ? result : returned!.Join(result);
                else if (block.ConditionKind != ControlFlowConditionKind.None)
                    _conditions.Record(branchValue.Syntax, value);
            }

            handlers.Leave(block, _state);
            Flow(block.FallThroughSuccessor, inputs, pending);
            Flow(block.ConditionalSuccessor, inputs, pending);
        }

        exit = inputs[graph.Blocks.Length - 1] ?? _state;
        return returned is null ? _yielded : returned.Join(_yielded).WithObject(returned.Object);
    }

    private void Flow(ControlFlowBranch? branch, FlowState?[] inputs, SortedSet<int> pending)
    {
        if (branch?.Destination is { } destination && _state.FlowInto(ref inputs[destination.Ordinal]))
            pending.Add(destination.Ordinal);
    }

    private void Step()
    {
        if (++Steps > Budget)
            throw new BodyTooLargeException();
    }

    private AbstractValue Visit(IOperation operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Step();
        if (operation.ConstantValue is { HasValue: true } constant)
            return AbstractValue.OfText(PromptText.Snippet(constant.Value as string)).WithObject(ObjectTracker.Constant(operation));

        return operation switch
        {
            IExpressionStatementOperation statement => Visit(statement.Operation),
            IFlowCaptureOperation capture => Capture(capture),
            IFlowCaptureReferenceOperation reference => _state.Find(new StateKey(reference.Id)) ?? AbstractValue.Stable,
            ILocalReferenceOperation local => VisitLocal(local),
            IParameterReferenceOperation parameter => VisitParameter(parameter),
            IFieldReferenceOperation field => VisitField(field),
            IPropertyReferenceOperation property => VisitProperty(property),
            IInvocationOperation invocation => VisitInvocation(invocation),
            IObjectCreationOperation creation => VisitCreation(creation),
            ISimpleAssignmentOperation assignment => VisitAssignment(assignment),
            ICompoundAssignmentOperation compound => VisitCompoundAssignment(compound),
            IIncrementOrDecrementOperation increment => VisitIncrement(increment),
            IDeconstructionAssignmentOperation deconstruction => VisitDeconstruction(deconstruction),
            IInterpolatedStringOperation text => VisitInterpolatedString(text),
            IBinaryOperation binary => VisitBinary(binary),
            IConversionOperation conversion => VisitConversion(conversion),
            IArrayCreationOperation array => array.Initializer is null ? AbstractValue.Stable : VisitElements(array, array.Initializer.ElementValues),
            ICollectionExpressionOperation collection => VisitElements(collection, collection.Elements),
            ISpreadOperation spread => _order.AddTo(spread.Operand, Visit(spread.Operand)),
            IAnonymousObjectCreationOperation anonymous => VisitAnonymousObject(anonymous),
            ITupleOperation tuple => VisitTuple(tuple),
            IDelegateCreationOperation delegateCreation => Visit(delegateCreation.Target),
            IFlowAnonymousFunctionOperation lambda => RunLambda(lambda, null),
            IMethodReferenceOperation methodReference => VisitMethodReference(methodReference),
            IReturnOperation { ReturnedValue: { } value } returning => Yield(value, returning),
            IAwaitOperation waiting => VisitAwait(waiting),
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } own => AbstractValue.Stable.WithObject(_objects.This(_state, own.Syntax)),
            IUtf8StringOperation or IDefaultValueOperation => VisitChildren(operation).WithObject(ObjectTracker.Constant(operation)),
            IInvalidOperation invalid => VisitInvalid(invalid),
            IIsNullOperation tested => VisitNullTest(tested.Operand),
            IIsTypeOperation or IIsPatternOperation or ITypeOfOperation or INameOfOperation => VisitTest(operation),
            _ => VisitChildren(operation),
        };
    }

    private AbstractValue VisitAwait(IAwaitOperation waiting)
    {
        var value = Visit(waiting.Operation);
        return value.AsElement().WithObject(value.Object);
    }

    /// <summary>Whether there is a value says nothing of when, where or by chance of what it was made.</summary>
    private AbstractValue VisitNullTest(IOperation operand) => Visit(operand).AllTaints().TaintsOnly().Keep(RequestData);

    private AbstractValue VisitTest(IOperation operation) => VisitChildren(operation).Clear(VolatilityKind.Order | VolatilityKind.Culture | VolatilityKind.Unproven);

    private AbstractValue VisitChildren(IOperation operation)
    {
        var value = AbstractValue.Stable;
        foreach (var child in operation.ChildOperations)
            value = value.Join(Visit(child).AllTaints());

        return value.TaintsOnly();
    }

    private AbstractValue Capture(IFlowCaptureOperation capture)
    {
        var value = _conditions.AddTo(capture.Value.Syntax, Visit(capture.Value));
        _captures.Add(capture);
        var key = new StateKey(capture.Id);
        _state.Set(key, value);
        return value;
    }

    private AbstractValue Return(IOperation operation, AbstractValue value)
    {
        value = _conditions.AddTo(operation.Syntax, value);
        _requests.Leave(_state, value.Object);
        if (_nesting == 1)
            _sinks.Return(operation, value);

        return value;
    }

    private AbstractValue _yielded = AbstractValue.Stable;

    private AbstractValue Yield(IOperation operation, IReturnOperation statement)
    {
        var value = Visit(operation);
        if (statement.Kind == OperationKind.YieldReturn)
            _yielded = _yielded.Append(_conditions.AddTo(operation.Syntax, value).AsPart()).WithObject(_objects.Yield(_state, _graph.OriginalOperation.Syntax, value.Object, operation.Syntax));

        return value;
    }
}
