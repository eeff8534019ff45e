using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Lambdas and local functions run where they are written or called, with the values they capture. A delegate's value is what it returns.</summary>
internal sealed partial class BodyEvaluator
{
    /// <param name="lambda">The lambda.</param>
    /// <param name="element">What its parameters are bound to; <see langword="null"/> if that is not known.</param>
    private AbstractValue RunLambda(IFlowAnonymousFunctionOperation lambda, AbstractValue? element)
    {
        if (_nesting >= NestingLimit || !_running.Add(lambda.Symbol))
            return AbstractValue.Stable;

        try
        {
            var entry = _state.ForkForNested();
            foreach (var parameter in lambda.Symbol.Parameters)
            {
                if (element is not null)
                    entry.Set(new StateKey(parameter), element);
            }

            return RunNested(_graph.GetAnonymousFunctionControlFlowGraph(lambda), entry, isCall: false);
        }
        finally
        {
            _running.Remove(lambda.Symbol);
        }
    }

    private AbstractValue RunLocalFunction(IMethodSymbol function, ImmutableArray<AbstractValue> arguments, bool isCall)
    {
        function = function.OriginalDefinition;
        _calledLocalFunctions.Add(function);
        if (_nesting >= NestingLimit || FindLocalFunction(function) is not { } owner || !_running.Add(function))
            return AbstractValue.Stable;

        try
        {
            var entry = _state.ForkForNested();
            for (var i = 0; i < function.Parameters.Length && i < arguments.Length; i++)
                entry.Set(new StateKey(function.Parameters[i]), arguments[i]);

            return RunNested(owner.GetLocalFunctionControlFlowGraph(function), entry, isCall);
        }
        finally
        {
            _running.Remove(function);
        }
    }

    private AbstractValue RunNested(ControlFlowGraph graph, FlowState entry, bool isCall)
    {
        var yielded = _yielded;
        _yielded = AbstractValue.Stable;
        var returned = RunGraph(graph, entry, out var exit);
        _state.JoinNested(exit, isCall);
        _yielded = yielded;
        return returned;
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

    private void RunUncalledLocalFunctions(ControlFlowGraph graph, FlowState exit)
    {
        var (outerGraph, outerState) = (_graph, _state);
        (_graph, _state) = (graph, exit);
        foreach (var function in graph.LocalFunctions)
        {
            if (!_calledLocalFunctions.Contains(function))
                RunLocalFunction(function, [], isCall: false);
        }

        (_graph, _state) = (outerGraph, outerState);
    }
}
