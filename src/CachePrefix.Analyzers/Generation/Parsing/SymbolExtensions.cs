using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

internal static class SymbolExtensions
{
    private static readonly SymbolDisplayFormat QualifiedFormat = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The type as C# that means the same everywhere, with its nullable annotations.</summary>
    public static string ToQualified(this ITypeSymbol type) => type.ToDisplayString(QualifiedFormat);

    /// <summary>The type of a parameter that takes the same values, but does not make a call that it is passed to dynamic.</summary>
    public static string ToQualifiedParameter(this ITypeSymbol type) => type.TypeKind != TypeKind.Dynamic ? type.ToQualified()
        : type.NullableAnnotation == NullableAnnotation.NotAnnotated ? "object" : "object?";

    public static AttributeData? AttributeOf(this ISymbol symbol, INamedTypeSymbol? attribute) => Find(symbol.GetAttributes(), attribute);

    public static AttributeData? Find(this ImmutableArray<AttributeData> attributes, INamedTypeSymbol? attribute)
    {
        if (attribute is null)
            return null;

        foreach (var candidate in attributes)
        {
            if (candidate.AttributeClass.Is(attribute))
                return candidate;
        }

        return null;
    }

    public static bool Is(this ITypeSymbol? type, ITypeSymbol? other) => other is not null && SymbolEqualityComparer.Default.Equals(type, other);

    /// <summary>Whether a type is another one or derives from it.</summary>
    public static bool IsOrDerivesFrom(this ITypeSymbol? type, ITypeSymbol? other)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Is(other))
                return true;
        }

        return false;
    }

    public static T? Named<T>(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind is not (TypedConstantKind.Error or TypedConstantKind.Array) && argument.Value.Value is T value)
                return value;
        }

        return default;
    }

    public static int Enum(this AttributeData attribute, string name) => attribute.Named<int>(name);

    /// <summary>The strings of a <c>params</c> argument, or a single one.</summary>
    public static ImmutableArray<string?> Strings(this AttributeData attribute)
    {
        if (attribute.ConstructorArguments.Length == 0)
            return [];

        var argument = attribute.ConstructorArguments[0];
        if (argument.Kind == TypedConstantKind.Array)
            return argument.IsNull ? [] : [.. argument.Values.Select(static value => value.Kind == TypedConstantKind.Primitive ? value.Value as string : null)];
        return argument.Kind == TypedConstantKind.Primitive ? [argument.Value as string] : [];
    }

    public static Location Location(this AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference is { } reference
            ? reference.GetSyntax(cancellationToken).GetLocation()
            : Microsoft.CodeAnalysis.Location.None;

    public static Accessibility Lesser(Accessibility left, Accessibility right) => left < right ? left : right;
}
