using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.Analyzers.Generation;

/// <summary>What the compiler says about uses of obsolete and experimental symbols. The definition has been told; generated code need not be.</summary>
internal static class Obsoletion
{
    /// <summary>Why generated code may not use a symbol at all, or <see langword="null"/>.</summary>
    public static string? ErrorOf(ISymbol symbol)
    {
        foreach (var used in symbol is ITypeSymbol type ? Parts(type) : Members(symbol))
        {
            if (Find(used, "ObsoleteAttribute") is { ConstructorArguments: [.., { Kind: TypedConstantKind.Primitive, Value: true }] })
                return SymbolEqualityComparer.Default.Equals(used, symbol) ? "it is [Obsolete] as an error" : $"'{used.Name}' is [Obsolete] as an error";
        }

        return null;
    }

    /// <summary>Adds the ids under which uses of symbols are reported, other than those of the compiler itself.</summary>
    public static void AddIds(IEnumerable<ISymbol> symbols, ISet<string> ids, CancellationToken cancellationToken)
    {
        var known = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var symbol in symbols)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var used in Used(symbol))
            {
                if (!known.Add(used))
                    continue;
                Add(Find(used, "ObsoleteAttribute")?.Named<string>("DiagnosticId"), ids);
                Add(ExperimentalId(used), ids);
            }

            if (symbol.ContainingModule is { } module && known.Add(module))
                Add(ExperimentalId(module), ids);
            if (symbol.ContainingAssembly is { } assembly && known.Add(assembly))
                Add(ExperimentalId(assembly), ids);
        }
    }

    private static string? ExperimentalId(ISymbol symbol) =>
        Find(symbol, "ExperimentalAttribute") is { ConstructorArguments: [{ Kind: TypedConstantKind.Primitive, Value: string id }, ..] } ? id : null;

    private static void Add(string? id, ISet<string> ids)
    {
        if (id is not null && SyntaxFacts.IsValidIdentifier(id))
            ids.Add(id);
    }

    /// <summary>The symbol, its accessors and the types around it; of a type, all that it is made of.</summary>
    private static IEnumerable<ISymbol> Used(ISymbol symbol) =>
        symbol is ITypeSymbol type ? Parts(type)
        : symbol.ContainingType is { } container ? Members(symbol).Concat(Parts(container))
        : Members(symbol);

    private static IEnumerable<ISymbol> Parts(ITypeSymbol type) => TypeParts.Of(type).Select(static part => part.OriginalDefinition);

    private static IEnumerable<ISymbol> Members(ISymbol symbol) => symbol switch
    {
        IPropertySymbol { GetMethod: { } getter, SetMethod: { } setter } => [symbol, getter, setter],
        IPropertySymbol { GetMethod: { } only } => [symbol, only],
        IPropertySymbol { SetMethod: { } only } => [symbol, only],
        _ => [symbol],
    };

    private static AttributeData? Find(ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { ContainingNamespace.Name: "System" or "CodeAnalysis" } type && type.Name == name)
                return attribute;
        }

        return null;
    }
}
