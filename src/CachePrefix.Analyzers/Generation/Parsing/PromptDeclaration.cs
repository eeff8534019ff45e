using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>A prompt definition as the compiler sees it: symbols, right or wrong. Both the parser and the definition rules read it.</summary>
internal sealed class PromptDeclaration
{
    private ImmutableArray<UnreadableSegment> _unreadableMembers;
    private ImmutableHashSet<IParameterSymbol> _positional = [];

    private PromptDeclaration(INamedTypeSymbol type, AttributeData attribute, KnownTypes known, CancellationToken cancellationToken)
    {
        Type = type;
        Attribute = attribute;
        Known = known;
        Hierarchy = new DefinitionHierarchy(type, cancellationToken);
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>The <c>[Prompt]</c>.</summary>
    public AttributeData Attribute { get; }

    public KnownTypes Known { get; }

    public DefinitionHierarchy Hierarchy { get; }

    /// <summary>The result types of every <c>IPrompt</c> that the type implements.</summary>
    public ImmutableArray<ITypeSymbol> ResultTypes { get; private set; }

    /// <summary>The segments in declaration order, those of base types first, supported or not; a member with several attributes appears several times.</summary>
    public ImmutableArray<SegmentDeclaration> Segments { get; private set; }

    /// <summary>Segment attributes on what cannot be read.</summary>
    public IEnumerable<UnreadableSegment> Unreadable => _unreadableMembers.Concat(SegmentCollector.UnreadableParameters(this, _positional));

    /// <summary>The tools in declaration order, right or wrong.</summary>
    public ImmutableArray<ToolDeclaration> Tools { get; private set; }

    /// <summary>The routers of the definition or, where it says nothing of its route, of the nearest base type that has any.</summary>
    public ImmutableArray<(IMethodSymbol Method, AttributeData Attribute)> Routers { get; private set; }

    /// <summary>The validators of the definition or of the nearest base type that has any.</summary>
    public ImmutableArray<(IMethodSymbol Method, AttributeData Attribute)> Validators { get; private set; }

    public AttributeData? Tier { get; private set; }

    public AttributeData? Cascade { get; private set; }

    /// <summary>The <c>[Route]</c>, which names the router of a cascade.</summary>
    public AttributeData? Route { get; private set; }

    /// <summary>The <c>[CacheResponse]</c>.</summary>
    public AttributeData? CacheResponse { get; private set; }

    /// <summary>The <c>[SemanticCache]</c>.</summary>
    public AttributeData? SemanticCache { get; private set; }

    /// <summary>The <c>[Patience]</c>.</summary>
    public AttributeData? Patience { get; private set; }

    /// <summary>The attributes that let answers be given again.</summary>
    public IEnumerable<AttributeData> Caches => new[] { CacheResponse, SemanticCache }.OfType<AttributeData>();

    /// <summary>The record's positional parameters by name; empty for classes.</summary>
    public ImmutableDictionary<string, IParameterSymbol> PositionalParameters => Hierarchy.PositionalParameters(Type);

    public static PromptDeclaration Read(INamedTypeSymbol type, AttributeData attribute, KnownTypes known, CancellationToken cancellationToken)
    {
        var attributes = type.GetAttributes();
        var declaration = new PromptDeclaration(type, attribute, known, cancellationToken)
        {
            Tier = attributes.Find(known.Tier),
            Cascade = attributes.Find(known.Cascade),
            Route = attributes.Find(known.Route),
            CacheResponse = attributes.Find(known.CacheResponse),
            SemanticCache = attributes.Find(known.SemanticCache),
            Patience = attributes.Find(known.Patience),
            ResultTypes = [.. type.AllInterfaces
                .Where(candidate => candidate.OriginalDefinition.Is(known.PromptInterface))
                .Select(static candidate => candidate.TypeArguments[0])],
        };
        declaration.ReadMethods(cancellationToken);
        (declaration.Segments, declaration._unreadableMembers, declaration._positional) = new SegmentCollector(declaration, cancellationToken).Collect();
        return declaration;
    }

    /// <summary>Whether generated code inside of the definition can use a member, its own or inherited.</summary>
    public bool CanUse(ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingType, Type) || Known.Compilation.IsSymbolAccessibleWithin(member, Type, Type);

    private void ReadMethods(CancellationToken cancellationToken)
    {
        var methods = Hierarchy.Members(IsAttributed, cancellationToken).Where(IsAttributed).Cast<IMethodSymbol>().ToList();
        Tools = [.. With(Known.PromptTool).Select(tool => new ToolDeclaration(tool.Method, tool.Attribute, this))];
        Validators = NearestOf(With(Known.Validator));
        var hasRoute = Tier is not null || Cascade is not null;
        Routers = hasRoute ? [.. With(Known.RouteBy).Where(router => router.Method.ContainingType.Is(Type))] : NearestOf(With(Known.RouteBy));

        IEnumerable<(IMethodSymbol Method, AttributeData Attribute)> With(INamedTypeSymbol? attribute) =>
            methods.Select(method => (Method: method, Attribute: method.AttributeOf(attribute)))
                .Where(static found => found.Attribute is not null)
                .Select(static found => (found.Method, found.Attribute!));
    }

    private ImmutableArray<(IMethodSymbol Method, AttributeData Attribute)> NearestOf(IEnumerable<(IMethodSymbol Method, AttributeData Attribute)> methods)
    {
        var all = methods.ToList();
        foreach (var type in Hierarchy.Types)
        {
            if (all.Where(method => method.Method.ContainingType.Is(type)).ToImmutableArray() is { IsEmpty: false } nearest)
                return nearest;
        }

        return [];
    }

    private bool IsAttributed(ISymbol member)
    {
        if (member is not IMethodSymbol)
            return false;

        var attributes = member.GetAttributes();
        return attributes.Find(Known.PromptTool) is not null || attributes.Find(Known.RouteBy) is not null || attributes.Find(Known.Validator) is not null;
    }
}
