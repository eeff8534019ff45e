using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Objects;

/// <summary>Which object a value is: one that an expression makes, one that the caller gives, or a member that an object has of its own accord.</summary>
/// <param name="Node">The expression that makes it; <see langword="null"/> for what is given.</param>
/// <param name="Path">The calls on the way from that expression to the body.</param>
/// <param name="Symbol">The parameter, the type of <c>this</c> or of static members, or the member of <paramref name="Owner"/>.</param>
/// <param name="Owner">The object that it is a member of.</param>
internal sealed record ObjectId(SyntaxNode? Node, CallPath? Path, ISymbol? Symbol, ObjectId? Owner)
{
    private const int MostMembers = 4;

    public static ObjectId Made(SyntaxNode node) => new(node, null, null, null);

    /// <summary>A list that the compiler makes of the arguments of a call, which has the syntax of the call.</summary>
    public static ObjectId MadeOfArguments(SyntaxNode call, ITypeSymbol? list) => new(call, null, list, null);

    /// <summary>A parameter, or the object that <c>this</c> is.</summary>
    public static ObjectId Given(ISymbol parameterOrType) => new(null, null, parameterOrType, null);

    /// <summary>Whether it is the object that holds the members of a type, in terms of the type's own code.</summary>
    public bool IsHome => Node is null && Owner is null && Symbol is INamedTypeSymbol;

    /// <summary>Whether the caller knows more of it than the body.</summary>
    public bool IsGiven => Owner?.IsGiven ?? Node is null;

    /// <summary>A member that the body reads and nothing here has set; <see langword="null"/> where it lies too deep.</summary>
    public ObjectId? Member(ISymbol member)
    {
        var depth = 0;
        for (var owner = this; owner is not null; owner = owner.Owner)
            depth++;

        return depth < MostMembers ? new ObjectId(null, null, member, this) : null;
    }

    /// <summary>What the object is to the caller; <see langword="null"/> where it comes from too far away.</summary>
    public ObjectId? Through(SyntaxNode call) => CallPath.Add(Path, call) is { } path ? this with { Path = path } : null;
}

/// <summary>The calls that an object came through, the nearest first.</summary>
internal sealed record CallPath(SyntaxNode Call, CallPath? Rest)
{
    private const int Longest = 3;

    private readonly int _length = 1 + (Rest?._length ?? 0);

    /// <summary>The way through one more call; <see langword="null"/> where it is too long.</summary>
    public static CallPath? Add(CallPath? path, SyntaxNode call) => path is { _length: >= Longest } ? null : new CallPath(call, path);
}
