using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Objects;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Interprets one body over the lattice, block by block until nothing changes, and writes down what a caller and the rules need to know.</summary>
internal sealed class BodyEvaluator : INestedBodies
{
    /// <summary>
    /// Operations interpreted per body, each as often as its block is, nested ones included, before it counts as too large: nothing is
    /// reported of it then. A body of some thousand lines takes less.
    /// </summary>
    public const int Budget = 120_000;
    private const int NestingLimit = 12;

    private readonly BodyContext _body;
    private readonly HashSet<ISymbol> _running = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _calledLocalFunctions = new(SymbolEqualityComparer.Default);
    private ControlFlowGraph _graph = null!;
    private AbstractValue _yielded = AbstractValue.Stable;
    private FlowState? _exit;
    private ObjectValue? _returned;
    private int _nesting;

    public BodyEvaluator(EngineContext engine, ISummarySource summaries, ISymbol unit) => _body = new BodyContext(engine, summaries, unit, this);

    /// <summary>Operations and blocks interpreted so far.</summary>
    public int Steps => _body.Steps;

    /// <summary>Interprets a graph of the unit and joins what it returns into the summary.</summary>
    public void Run(ControlFlowGraph graph)
    {
        var returned = RunGraph(graph, new FlowState(), out var exit);
        RunUncalledLocalFunctions(graph, exit);
        (_exit, _returned) = (exit, returned.Object);
        _body.Summary.Returns = _body.Summary.Returns.Join(returned);
    }

    public Summary Finish(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var summary = _body.Summary;
        _body.Messages.Conclude(summary);
        if (_exit is not null)
        {
            summary.Objects = ObjectSummary.Of(_returned, _exit.Objects);
            summary.Requests = _body.Requests.Finish(_exit);
        }

        summary.Steps = Steps;
        return summary.Seal();
    }

    public AbstractValue RunLambda(IFlowAnonymousFunctionOperation lambda, AbstractValue? element)
    {
        if (_nesting >= NestingLimit || !_running.Add(lambda.Symbol))
            return AbstractValue.Stable;

        try
        {
            var entry = _body.State.ForkForNested();
            foreach (var parameter in lambda.Symbol.Parameters)
            {
                if (element is not null && !IsIndex(parameter))
                    entry.Set(new StateKey(parameter), element);
            }

            return RunNested(_graph.GetAnonymousFunctionControlFlowGraph(lambda), entry, isCall: false);
        }
        finally
        {
            _running.Remove(lambda.Symbol);
        }
    }

    /// <summary>Whether a lambda is given the position of an entry behind the entry itself.</summary>
    private static bool IsIndex(IParameterSymbol parameter) => parameter is { Ordinal: > 0, Type.SpecialType: SpecialType.System_Int32 };

    public AbstractValue RunLocalFunction(IMethodSymbol function, ImmutableArray<AbstractValue> arguments, bool isCall)
    {
        function = function.OriginalDefinition;
        _calledLocalFunctions.Add(function);
        if (_nesting >= NestingLimit || FindLocalFunction(function) is not { } owner || !_running.Add(function))
            return AbstractValue.Stable;

        try
        {
            var entry = _body.State.ForkForNested();
            for (var i = 0; i < function.Parameters.Length && i < arguments.Length; i++)
                entry.Set(new StateKey(function.Parameters[i]), arguments[i]);

            return RunNested(owner.GetLocalFunctionControlFlowGraph(function), entry, isCall);
        }
        finally
        {
            _running.Remove(function);
        }
    }

    public AbstractValue Yield(IOperation operation, IReturnOperation statement)
    {
        var value = _body.Visit(operation);
        if (statement.Kind == OperationKind.YieldReturn)
        {
            var list = _body.Objects.Yield(_body.State, _graph.OriginalOperation.Syntax, value.Object, operation.Syntax);
            _yielded = _yielded.Append(_body.Conditions.AddTo(operation.Syntax, value).AsPart()).WithObject(list);
        }

        return value;
    }

    private AbstractValue RunNested(ControlFlowGraph graph, FlowState entry, bool isCall)
    {
        var yielded = _yielded;
        _yielded = AbstractValue.Stable;
        var returned = RunGraph(graph, entry, out var exit);
        _body.State.JoinNested(exit, isCall);
        _yielded = yielded;
        return returned;
    }

    private void RunUncalledLocalFunctions(ControlFlowGraph graph, FlowState exit)
    {
        var (outerGraph, outerState) = (_graph, _body.State);
        (_graph, _body.State) = (graph, exit);
        foreach (var function in graph.LocalFunctions)
        {
            if (!_calledLocalFunctions.Contains(function))
                RunLocalFunction(function, [], isCall: false);
        }

        (_graph, _body.State) = (outerGraph, outerState);
    }

    private ControlFlowGraph? FindLocalFunction(IMethodSymbol function)
    {
        for (var graph = _graph; graph is not null; graph = graph.Parent)
        {
            if (graph.LocalFunctions.Contains(function))
                return graph;
        }

        return null;
    }

    private AbstractValue RunGraph(ControlFlowGraph graph, FlowState entry, out FlowState exit)
    {
        var (outerGraph, outerState) = (_graph, _body.State);
        _graph = graph;
        _nesting++;
        try
        {
            return RunBlocks(graph, entry, out exit);
        }
        finally
        {
            (_graph, _body.State) = (outerGraph, outerState);
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
            _body.Step();
            var block = graph.Blocks[ordinal];
            _body.State = inputs[ordinal]!.Fork();
            handlers.Enter(block, _body.State);
            foreach (var operation in block.Operations)
                _body.Visit(operation);

            if (block.BranchValue is { } branchValue)
            {
                var value = _body.Visit(branchValue);
                if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
                    returned = Return(branchValue, value) is var result && returned is null ? result : returned!.Join(result);
                else if (block.ConditionKind != ControlFlowConditionKind.None)
                    _body.Conditions.Record(branchValue.Syntax, value);
            }

            handlers.Leave(block, _body.State);
            Flow(block.FallThroughSuccessor, inputs, pending);
            Flow(block.ConditionalSuccessor, inputs, pending);
        }

        exit = inputs[graph.Blocks.Length - 1] ?? _body.State;
        return returned is null ? _yielded : returned.Join(_yielded).WithObject(returned.Object);
    }

    private void Flow(ControlFlowBranch? branch, FlowState?[] inputs, SortedSet<int> pending)
    {
        if (branch?.Destination is { } destination && _body.State.FlowInto(ref inputs[destination.Ordinal]))
            pending.Add(destination.Ordinal);
    }

    private AbstractValue Return(IOperation operation, AbstractValue value)
    {
        value = _body.Conditions.AddTo(operation.Syntax, value);
        _body.Requests.Leave(_body.State, value.Object);
        if (_nesting == 1)
            _body.Sinks.Return(operation, value);

        return value;
    }
}
