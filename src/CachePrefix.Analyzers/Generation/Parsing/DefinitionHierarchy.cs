using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Generation;

/// <summary>The members of a definition and of its base types: a definition inherits segments, tools, validators and routers.</summary>
internal sealed class DefinitionHierarchy
{
    private readonly List<INamedTypeSymbol> _types = [];
    private readonly List<ImmutableArray<ISymbol>> _declared = [];
    private readonly Dictionary<INamedTypeSymbol, ImmutableDictionary<string, IParameterSymbol>> _positional = new(SymbolEqualityComparer.Default);

    public DefinitionHierarchy(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        for (var current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            _types.Add(current);
            _declared.Add(current.GetMembers().RemoveAll(IsAddedByCompiler));
            _positional.Add(current, ReadPositional(current, cancellationToken));
        }
    }

    /// <summary>The definition, then its base types, the nearest first.</summary>
    public IReadOnlyList<INamedTypeSymbol> Types => _types;

    /// <summary>The members of each of the types in the order of the compiler, without the methods that it adds itself: no attribute can be put on those.</summary>
    public IReadOnlyList<ImmutableArray<ISymbol>> Declared => _declared;

    /// <summary>The members in the order of the wire: those of the farthest base type first. Overridden ones are left out where the override speaks for itself.</summary>
    public IEnumerable<ISymbol> Members(Func<ISymbol, bool> isAttributed, CancellationToken cancellationToken)
    {
        var overridden = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var members in _declared)
        {
            foreach (var member in members)
            {
                if (!member.IsOverride || !isAttributed(member))
                    continue;
                for (var current = OverriddenBy(member); current is not null; current = OverriddenBy(current))
                    overridden.Add(current);
            }
        }

        for (var i = _types.Count - 1; i >= 0; i--)
        {
            foreach (var member in InOrder(_types[i], _declared[i]))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!overridden.Contains(member))
                    yield return member;
            }
        }
    }

    /// <summary>Whether a member of a base type is hidden by another of the same name, so that it can only be reached through its own type.</summary>
    public bool IsHidden(ISymbol member)
    {
        foreach (var type in _types)
        {
            if (SymbolEqualityComparer.Default.Equals(type, member.ContainingType))
                return false;
            if (type.GetMembers(member.Name).Any(static other => !other.IsOverride))
                return true;
        }

        return false;
    }

    /// <summary>The positional parameters of a record by name; empty for classes.</summary>
    public ImmutableDictionary<string, IParameterSymbol> PositionalParameters(INamedTypeSymbol type) => _positional[type];

    /// <summary>The constructor in the head of a type.</summary>
    public static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type, CancellationToken cancellationToken) => type.InstanceConstructors.FirstOrDefault(constructor =>
        constructor.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax);

    private static ImmutableDictionary<string, IParameterSymbol> ReadPositional(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (!type.IsRecord || (PrimaryConstructor(type, cancellationToken) ?? CompiledPrimaryConstructor(type)) is not { } constructor)
            return ImmutableDictionary<string, IParameterSymbol>.Empty;

        return constructor.Parameters
            .Where(static parameter => parameter.Name.Length > 0)
            .GroupBy(static parameter => parameter.Name, StringComparer.Ordinal)
            .ToImmutableDictionary(static same => same.Key, static same => same.First(), StringComparer.Ordinal);
    }

    /// <summary>A compiled record does not say which constructor stood in its head: it is one whose parameters are all properties.</summary>
    private static IMethodSymbol? CompiledPrimaryConstructor(INamedTypeSymbol type) => !type.DeclaringSyntaxReferences.IsEmpty ? null : type.InstanceConstructors
        .Where(constructor => !constructor.Parameters.IsEmpty && constructor.Parameters.All(parameter => !type.GetMembers(parameter.Name).IsEmpty))
        .OrderByDescending(static constructor => constructor.Parameters.Length)
        .FirstOrDefault();

    /// <summary>By part and position: the compiler lists a record's positional members apart from the others.</summary>
    private IEnumerable<ISymbol> InOrder(INamedTypeSymbol type, ImmutableArray<ISymbol> members) => PositionalParameters(type).IsEmpty
        ? members
        : members.OrderBy(member => PartOf(type, member)).ThenBy(static member => member.Locations.IsEmpty ? 0 : member.Locations[0].SourceSpan.Start);

    private static bool IsAddedByCompiler(ISymbol member) => member is IMethodSymbol { IsImplicitlyDeclared: true, AssociatedSymbol: null };

    private static int PartOf(INamedTypeSymbol type, ISymbol member)
    {
        var parts = type.DeclaringSyntaxReferences;
        for (var i = 0; i < parts.Length && !member.Locations.IsEmpty; i++)
        {
            if (parts[i].SyntaxTree == member.Locations[0].SourceTree && parts[i].Span.Contains(member.Locations[0].SourceSpan))
                return i;
        }

        return 0;
    }

    private static ISymbol? OverriddenBy(ISymbol member) => member switch
    {
        IPropertySymbol property => property.OverriddenProperty,
        IMethodSymbol method => method.OverriddenMethod,
        _ => null,
    };
}
