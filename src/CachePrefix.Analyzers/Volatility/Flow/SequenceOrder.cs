using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Adds to values that are listed the order in which their types list them.</summary>
internal sealed class SequenceOrder(EngineContext engine, Captures captures)
{
    public AbstractValue AddTo(IOperation operation, AbstractValue value)
    {
        var source = Unwrap(operation);
        if (source.Type is not { } type || engine.Sources.FindSequence(type) is not { } row)
            return value;

        if (row.Kind != VolatilityKind.InsertionOrder)
            return value.Add(Taint.Of(row, source.Syntax));

        // Who filled it is not known: most fill in a fixed order.
        return value.Has(ValueTraits.OwnOrder) || !IsStoredElsewhere(source) ? value : value.Add(Taint.Of(row, source.Syntax) with { IsOfObject = true });
    }

    public static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
            operation = conversion.Operand;

        return operation;
    }

    private bool IsStoredElsewhere(IOperation operation) => operation switch
    {
        IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation => true,
        IFlowCaptureReferenceOperation capture => captures.Find(capture.Id) is { } captured && IsStoredElsewhere(Unwrap(captured)),
        _ => false,
    };
}
