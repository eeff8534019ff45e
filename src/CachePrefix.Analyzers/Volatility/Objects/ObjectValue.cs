using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Objects;

/// <summary>What a value is, as far as requests are concerned; nothing is said of a value that may be several.</summary>
internal abstract record ObjectValue
{
    private ObjectValue()
    {
    }

    /// <summary>A constant.</summary>
    public sealed record Constant(object? Value, ITypeSymbol? Type, SyntaxNode Node) : ObjectValue
    {
        public bool Equals(Constant? other) => other is not null && Equals(Value, other.Value) && SymbolEqualityComparer.Default.Equals(Type, other.Type);

        public override int GetHashCode() => Value?.GetHashCode() ?? 0;
    }

    /// <summary>A parameter, or a static member or enumeration member: the same wherever it is read.</summary>
    public sealed record Named(ISymbol Symbol, ITypeSymbol? Type, SyntaxNode Node) : ObjectValue
    {
        public bool Equals(Named? other) => other is not null && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol);

        public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Symbol);
    }

    /// <summary>An object, whose state the flow holds.</summary>
    public sealed record Reference(ObjectId Id) : ObjectValue;

    public static ObjectValue? Join(ObjectValue? left, ObjectValue? right) => left is not null && left.Equals(right) ? left : null;
}
