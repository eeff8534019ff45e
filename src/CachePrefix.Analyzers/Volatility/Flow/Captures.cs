using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>What the temporaries of control-flow graphs stand for.</summary>
internal sealed class Captures
{
    private const int MostSteps = 8;

    private readonly Dictionary<CaptureId, IOperation> _captured = [];

    public void Add(IFlowCaptureOperation capture) => _captured[capture.Id] = capture.Value;

    /// <summary>The temporary that stands for the object which an initializer fills, where the compiler does not know its type.</summary>
    public CaptureId? FindCreation(SyntaxNode creation)
    {
        foreach (var capture in _captured)
        {
            if (capture.Value.Syntax == creation)
                return capture.Key;
        }

        return null;
    }

    public IOperation? Find(CaptureId id) => _captured.TryGetValue(id, out var operation) ? operation : null;

    /// <summary>What a method is called on, also where a temporary holds it while the arguments are evaluated.</summary>
    public IOperation? Receiver(IInvocationOperation call) => call.Instance is not { } receiver ? null
        : SequenceOrder.Unwrap(receiver) is IFlowCaptureReferenceOperation { Id: var id } && Find(id) is { } captured ? SequenceOrder.Unwrap(captured)
        : SequenceOrder.Unwrap(receiver);

    /// <summary>The place behind a temporary that stands for an assignment target.</summary>
    public IOperation Resolve(IOperation target)
    {
        for (var step = 0; step < MostSteps && target is IFlowCaptureReferenceOperation capture && Find(capture.Id) is { } captured; step++)
        {
            if (captured is not (ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
                or IArrayElementReferenceOperation or IFlowCaptureReferenceOperation or IInvalidOperation))
            {
                return target;
            }

            target = captured;
        }

        return target;
    }
}
