using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests;

/// <summary>What a member or a key of an object was last set to.</summary>
/// <param name="Value">The value, or <see langword="null"/> when it is not known.</param>
/// <param name="Node">The code that sets it: an argument, an assignment or a call.</param>
/// <param name="ValueNode">The expression of the value.</param>
/// <param name="IsCertain">Whether it is set whenever the request is sent.</param>
internal sealed record Setting(RequestValue? Value, SyntaxNode Node, SyntaxNode ValueNode, bool IsCertain = true)
{
    /// <summary>Why its text differs from call to call.</summary>
    public AbstractValue Reasons { get; init; } = AbstractValue.Stable;

    /// <summary>The type of the expression.</summary>
    public ITypeSymbol? Type { get; init; }
}
