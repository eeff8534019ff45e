using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Objects;

/// <summary>Which types are lists.</summary>
internal static class ListTypes
{
    /// <summary>The type of the elements of a list; <see langword="null"/> for what is no list.</summary>
    public static ITypeSymbol? ElementType(ITypeSymbol? type)
    {
        switch (type)
        {
            case null or { SpecialType: SpecialType.System_String }:
                return null;
            case IArrayTypeSymbol array:
                return array.ElementType;
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } sequence:
                return sequence.TypeArguments[0];
        }

        foreach (var contract in type.AllInterfaces)
        {
            if (contract.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
                return contract.TypeArguments[0];
        }

        return null;
    }
}
