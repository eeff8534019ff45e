using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Decides whether a value's text is that of <see cref="object.ToString"/>, the name of its type.</summary>
internal static class DefaultText
{
    public static bool Has(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false, IsRecord: false, IsAnonymousType: false, SpecialType: SpecialType.None })
            return false;

        var current = type;
        for (; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            if (current.TypeKind == TypeKind.Error || current.GetMembers(nameof(ToString)).Any(static member => member is IMethodSymbol { Parameters.IsEmpty: true }))
                return false;
        }

        return current is not null && !type.AllInterfaces.Any(static contract => contract is { Name: nameof(IFormattable), ContainingNamespace.Name: "System" });
    }
}
