using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>What users say of members: <c>[Volatile]</c>, <c>[StablePrompt]</c>, option and file rows.</summary>
internal static class UserRows
{
    private static readonly SourceRow Declared = new(VolatilityKind.Declared);
    private static readonly SourceRow Vouched = new(VolatilityKind.None);

    /// <summary>Adds the rows of options and of the assembly's attributes, and says whether there are any.</summary>
    public static bool Read(EngineContext engine)
    {
        var any = false;
        foreach (var (kind, id) in engine.Options.Rows)
            any |= engine.Sources.TryAdd(kind, id);

        if (!engine.Index.Own.HasAssemblyAttributes)
            return any;

        foreach (var attribute in engine.Projects.Main.Assembly.GetAttributes())
        {
            if (KindOf(attribute) is { } kind && attribute.ConstructorArguments is [{ Value: string id }])
                any |= engine.Sources.TryAdd(kind, id);
        }

        return any;
    }

    /// <summary>What an attribute on the symbol, on what it returns or on its type says.</summary>
    public static SourceRow? Find(ISymbol symbol)
    {
        if (FindOn(symbol.GetAttributes()) is { } row)
            return row;
        if (symbol is IMethodSymbol method && FindOn(method.GetReturnTypeAttributes()) is { } returned)
            return returned;
        if (symbol is IPropertySymbol { ContainingType.IsRecord: true } property && FindOnRecordParameter(property) is { } parameter)
            return parameter;

        var type = symbol switch
        {
            IPropertySymbol { Type: var propertyType } => propertyType,
            IFieldSymbol { Type: var fieldType } => fieldType,
            IParameterSymbol { Type: var parameterType } => parameterType,
            IMethodSymbol { ReturnType: var returnType } => returnType,
            _ => null,
        };
        return type is INamedTypeSymbol ? FindOn(type.GetAttributes()) : null;
    }

    private static SourceRow? FindOnRecordParameter(IPropertySymbol property)
    {
        foreach (var constructor in property.ContainingType.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (parameter.Name == property.Name && FindOn(parameter.GetAttributes()) is { } row)
                    return row;
            }
        }

        return null;
    }

    private static SourceRow? FindOn(System.Collections.Immutable.ImmutableArray<AttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.ConstructorArguments.IsEmpty && KindOf(attribute) is { } kind)
                return kind == "volatile" ? Declared : Vouched;
        }

        return null;
    }

    private static string? KindOf(AttributeData attribute) =>
        attribute.AttributeClass is { ContainingNamespace: { Name: "CachePrefix", ContainingNamespace.IsGlobalNamespace: true } } type
            ? type.Name switch
            {
                "VolatileAttribute" => "volatile",
                "StablePromptAttribute" => "stable",
                _ => null,
            }
            : null;
}
