using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rows;

/// <summary>Rows found by symbol: by documentation id, with or without the parameter list, or by the type that declares or inherits it.</summary>
internal sealed class SymbolRows<TRow>
    where TRow : class
{
    private readonly Dictionary<string, TRow> _byId = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _typeNames = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, TRow>> All => _byId;

    public void Add(string id, TRow row)
    {
        _byId[id] = row;
        var (type, member) = DocumentationId.SimpleNames(id);
        if (id[0] == 'T')
            _typeNames.Add(type);
        else
            _names.Add(member);
    }

    public TRow? Find(ISymbol symbol) => FindMember(symbol) ?? (symbol.ContainingType is { } type ? FindType(type) : null);

    /// <summary>The row of a member itself, or of one that it overrides.</summary>
    public TRow? FindMember(ISymbol symbol)
    {
        for (var current = symbol; current is not null; current = Overridden(current))
        {
            if (FindExact(current) is { } row)
                return row;
        }

        return null;
    }

    /// <summary>The row of a type, of one of its bases or of one of its interfaces.</summary>
    public TRow? FindType(ITypeSymbol type)
    {
        if (_typeNames.Count == 0)
            return null;
        if (FindClass(type) is { } own)
            return own;

        foreach (var contract in type.AllInterfaces)
        {
            if (FindTypeExact(contract) is { } row)
                return row;
        }

        return null;
    }

    /// <summary>The row of a type or of one of its bases.</summary>
    public TRow? FindClass(ITypeSymbol type)
    {
        for (var current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            if (FindTypeExact(current) is { } row)
                return row;
        }

        return null;
    }

    private static ISymbol? Overridden(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    private TRow? FindExact(ISymbol symbol)
    {
        if (!_names.Contains(DocumentationId.MemberName(symbol)) || DocumentationId.Of(symbol) is not { } id)
            return null;

        return _byId.TryGetValue(id, out var row) || _byId.TryGetValue(DocumentationId.Stem(id), out row) ? row : null;
    }

    private TRow? FindTypeExact(ITypeSymbol type) =>
        _typeNames.Contains(type.Name) && DocumentationId.Of(type) is { } id && _byId.TryGetValue(id, out var row) ? row : null;
}
