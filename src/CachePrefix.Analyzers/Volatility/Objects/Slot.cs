using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Objects;

/// <summary>What a member or a key of an object was last set to.</summary>
/// <param name="Value">What it is, if that is known.</param>
/// <param name="Reasons">Why its text differs.</param>
/// <param name="Type">The type of the expression.</param>
/// <param name="Node">The code that sets it: an argument, an assignment or a call.</param>
/// <param name="ValueNode">The expression of the value.</param>
/// <param name="IsCertain">Whether it is set on every way.</param>
internal sealed record Slot(ObjectValue? Value, AbstractValue Reasons, ITypeSymbol? Type, SyntaxNode Node, SyntaxNode ValueNode, bool IsCertain = true)
{
    public Slot Maybe() => IsCertain ? this with { IsCertain = false } : this;

    public Slot Join(Slot other)
    {
        if (ReferenceEquals(this, other))
            return this;

        var value = ObjectValue.Join(Value, other.Value);
        var reasons = Reasons.Join(other.Reasons);
        var isCertain = IsCertain && other.IsCertain;
        var isFirst = SyntaxOrder.Compare(Node, other.Node) <= 0;
        return ReferenceEquals(value, Value) && ReferenceEquals(reasons, Reasons) && isCertain == IsCertain && isFirst
            ? this
            : (isFirst ? this : other) with { Value = value, Reasons = reasons, IsCertain = isCertain };
    }
}
