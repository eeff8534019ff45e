using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>A place that holds a value: a local, a parameter, a member of <c>this</c>, or a temporary of the control-flow graph.</summary>
internal readonly struct StateKey : IEquatable<StateKey>
{
    private readonly ISymbol? _symbol;
    private readonly CaptureId _capture;

    public StateKey(ISymbol symbol) => (_symbol, _capture) = (symbol, default);

    public StateKey(CaptureId capture) => (_symbol, _capture) = (null, capture);

    public bool IsCapture => _symbol is null;

    public ISymbol? Symbol => _symbol;

    public bool Equals(StateKey other) => SymbolEqualityComparer.Default.Equals(_symbol, other._symbol) && _capture.Equals(other._capture);

    public override bool Equals(object? obj) => obj is StateKey other && Equals(other);

    public override int GetHashCode() => _symbol is null ? _capture.GetHashCode() : SymbolEqualityComparer.Default.GetHashCode(_symbol);
}
