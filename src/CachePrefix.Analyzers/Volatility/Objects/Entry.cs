using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Objects;

/// <summary>An element of a list.</summary>
/// <param name="Value">The element, if it is known.</param>
/// <param name="Node">The expression of the element.</param>
internal sealed record Entry(ObjectValue? Value, SyntaxNode Node)
{
    /// <summary>Whether the list has it on every way.</summary>
    public bool IsCertain { get; init; } = true;

    /// <summary>Whether it stands for any number of elements.</summary>
    public bool IsSpread { get; init; }

    /// <summary>Whether it stands for what earlier rounds of a loop have added.</summary>
    public bool IsEarlier { get; init; }

    /// <summary>The calls through which it was added.</summary>
    public CallPath? Path { get; init; }

    /// <summary>The list of the caller whose elements it stands for.</summary>
    public ObjectId? Of { get; init; }

    public Entry Maybe() => IsCertain ? this with { IsCertain = false } : this;

    public bool IsSameAs(Entry other) => ReferenceEquals(Node, other.Node) && IsEarlier == other.IsEarlier && Equals(Path, other.Path);

    public Entry Join(Entry other)
    {
        if (ReferenceEquals(this, other))
            return this;

        var value = ObjectValue.Join(Value, other.Value);
        var isCertain = IsCertain && other.IsCertain;
        var isSpread = IsSpread || other.IsSpread;
        return ReferenceEquals(value, Value) && isCertain == IsCertain && isSpread == IsSpread
            ? this
            : this with { Value = value, IsCertain = isCertain, IsSpread = isSpread };
    }
}
