using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>The types that a type is made of: itself, its elements and type arguments, and the types around each. Never recurses.</summary>
internal static class TypeParts
{
    private const int Deepest = 64;
    private const int Most = 4096;

    /// <summary>The parts, as far as they can be walked; a type parameter ends the walk, because it stands for any type.</summary>
    public static IEnumerable<ITypeSymbol> Of(ITypeSymbol type) => IsWhole(type) ? [type] : Walk(type).Take(Most).Select(static part => part.Type);

    /// <summary>Whether types lie in each other so deep, or are so many, that they cannot be written out.</summary>
    public static bool IsTooDeep(this ITypeSymbol type)
    {
        if (IsWhole(type))
            return false;

        var count = 0;
        foreach (var (_, depth) in Walk(type))
        {
            if (depth > Deepest || ++count > Most)
                return true;
        }

        return false;
    }

    public static bool IsFileLocal(this ITypeSymbol type) => Of(type).Any(static part => part is INamedTypeSymbol { IsFileLocal: true });

    /// <summary>Whether naming the type needs an unsafe context.</summary>
    public static bool HasPointer(this ITypeSymbol type) => Of(type).Any(static part => part.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer);

    /// <summary>Whether a reference that the type is made of may be null.</summary>
    public static bool HasNullable(this ITypeSymbol type) =>
        Of(type).Any(static part => part is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated });

    /// <summary>How far a type can be seen: <c>Public</c>, <c>Internal</c>, or <c>Private</c> for anything less.</summary>
    public static Accessibility EffectiveAccessibility(this ITypeSymbol type)
    {
        var effective = Accessibility.Public;
        foreach (var part in Of(type))
            effective = SymbolExtensions.Lesser(effective, Visibility(part));
        return effective;
    }

    /// <summary>Most types, such as <c>string</c>, have no other part than themselves.</summary>
    private static bool IsWhole(ITypeSymbol type) => type is INamedTypeSymbol { Arity: 0, ContainingType: null };

    private static IEnumerable<(ITypeSymbol Type, int Depth)> Walk(ITypeSymbol type)
    {
        var open = new Stack<(ITypeSymbol Type, int Depth)>();
        open.Push((type, 0));
        while (open.Count > 0)
        {
            var (current, depth) = open.Pop();
            if (current is ITypeParameterSymbol)
                continue;

            yield return (current, depth);
            if (depth > Deepest)
                continue;
            if (current.ContainingType is { } container)
                open.Push((container, depth + 1));
            foreach (var inner in Inner(current))
                open.Push((inner, depth + 1));
        }
    }

    private static IEnumerable<ITypeSymbol> Inner(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        IPointerTypeSymbol pointer => [pointer.PointedAtType],
        INamedTypeSymbol named => named.TypeArguments,
        _ => [],
    };

    private static Accessibility Visibility(ISymbol symbol) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public or Accessibility.NotApplicable => Accessibility.Public,
        Accessibility.Internal or Accessibility.ProtectedOrInternal => Accessibility.Internal,
        _ => Accessibility.Private,
    };
}
