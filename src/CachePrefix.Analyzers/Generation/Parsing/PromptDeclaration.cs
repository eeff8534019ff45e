using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Generation;

/// <summary>A prompt definition as the compiler sees it: symbols, right or wrong. Both the parser and the definition rules read it.</summary>
internal sealed class PromptDeclaration
{
    private PromptDeclaration(INamedTypeSymbol type, AttributeData attribute, KnownTypes known)
    {
        Type = type;
        Attribute = attribute;
        Known = known;
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>The <c>[Prompt]</c>.</summary>
    public AttributeData Attribute { get; }

    public KnownTypes Known { get; }

    /// <summary>The result types of every <c>IPrompt</c> that the type implements.</summary>
    public ImmutableArray<ITypeSymbol> ResultTypes { get; private set; }

    /// <summary>The segments in declaration order, supported or not; a member with several attributes appears several times.</summary>
    public ImmutableArray<SegmentDeclaration> Segments { get; private set; }

    /// <summary>Segment attributes on what cannot be read.</summary>
    public ImmutableArray<(ISymbol Symbol, AttributeData Attribute)> Unreadable { get; private set; }

    /// <summary>The tools in declaration order, right or wrong.</summary>
    public ImmutableArray<ToolDeclaration> Tools { get; private set; }

    public ImmutableArray<(IMethodSymbol Method, AttributeData Attribute)> Routers { get; private set; }

    public ImmutableArray<(IMethodSymbol Method, AttributeData Attribute)> Validators { get; private set; }

    public AttributeData? Tier { get; private set; }

    public AttributeData? Cascade { get; private set; }

    /// <summary>The record's positional parameters by name; empty for classes.</summary>
    public ImmutableDictionary<string, IParameterSymbol> PositionalParameters { get; private set; } = ImmutableDictionary<string, IParameterSymbol>.Empty;

    public static PromptDeclaration Read(INamedTypeSymbol type, AttributeData attribute, KnownTypes known, CancellationToken cancellationToken)
    {
        var declaration = new PromptDeclaration(type, attribute, known)
        {
            Tier = type.AttributeOf(known.Tier),
            Cascade = type.AttributeOf(known.Cascade),
            ResultTypes = [.. type.AllInterfaces
                .Where(candidate => candidate.OriginalDefinition.Is(known.PromptInterface))
                .Select(static candidate => candidate.TypeArguments[0])],
        };
        declaration.ReadMembers(cancellationToken);
        return declaration;
    }

    private void ReadMembers(CancellationToken cancellationToken)
    {
        var segments = ImmutableArray.CreateBuilder<SegmentDeclaration>();
        var unreadable = ImmutableArray.CreateBuilder<(ISymbol, AttributeData)>();
        var tools = ImmutableArray.CreateBuilder<ToolDeclaration>();
        var routers = ImmutableArray.CreateBuilder<(IMethodSymbol, AttributeData)>();
        var validators = ImmutableArray.CreateBuilder<(IMethodSymbol, AttributeData)>();
        ReadPrimaryConstructor(unreadable, cancellationToken);
        foreach (var member in MembersInOrder())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (member is IMethodSymbol method)
            {
                var attributes = method.GetAttributes();
                if (attributes.Find(Known.PromptTool) is { } tool)
                    tools.Add(new ToolDeclaration(method, tool));
                if (attributes.Find(Known.RouteBy) is { } router)
                    routers.Add((method, router));
                if (attributes.Find(Known.Validator) is { } validator)
                    validators.Add((method, validator));
            }
            else if (member is IPropertySymbol or IFieldSymbol { AssociatedSymbol: null })
            {
                ReadSegment(member, segments, unreadable, cancellationToken);
            }
        }

        Segments = segments.ToImmutable();
        Unreadable = unreadable.ToImmutable();
        Tools = tools.ToImmutable();
        Routers = routers.ToImmutable();
        Validators = validators.ToImmutable();
    }

    private void ReadSegment(
        ISymbol member,
        ImmutableArray<SegmentDeclaration>.Builder segments,
        ImmutableArray<(ISymbol, AttributeData)>.Builder unreadable,
        CancellationToken cancellationToken)
    {
        var attributes = member.GetAttributes();
        if (PositionalParameters.TryGetValue(member.Name, out var parameter))
            attributes = attributes.AddRange(parameter.GetAttributes());
        if (attributes.IsEmpty)
            return;

        var type = member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
        var readable = member is not IPropertySymbol accessor || (accessor.GetMethod is not null && !accessor.IsIndexer && accessor.CanBeReferencedByName);
        foreach (var segment in SegmentReader.Read(member, type, attributes, Known, cancellationToken))
        {
            if (readable)
                segments.Add(segment);
            else
                unreadable.Add((member, segment.Attribute));
        }
    }

    /// <summary>A record's parameters are members; those of a class cannot be read from outside.</summary>
    private void ReadPrimaryConstructor(ImmutableArray<(ISymbol, AttributeData)>.Builder unreadable, CancellationToken cancellationToken)
    {
        foreach (var constructor in Type.InstanceConstructors)
        {
            if (constructor.DeclaringSyntaxReferences is not [var reference]
                || reference.GetSyntax(cancellationToken) is not TypeDeclarationSyntax)
            {
                continue;
            }

            if (Type.IsRecord)
            {
                PositionalParameters = constructor.Parameters.ToImmutableDictionary(static parameter => parameter.Name, StringComparer.Ordinal);
                return;
            }

            foreach (var parameter in constructor.Parameters)
            {
                foreach (var attribute in parameter.GetAttributes())
                {
                    if (SegmentReader.RoleOf(attribute.AttributeClass, Known) is not null)
                        unreadable.Add((parameter, attribute));
                }
            }
        }
    }

    /// <summary>The members by part and position: the compiler lists a record's positional members apart from the others.</summary>
    private IEnumerable<ISymbol> MembersInOrder()
    {
        var members = Type.GetMembers();
        return PositionalParameters.IsEmpty
            ? members
            : members.OrderBy(PartOf).ThenBy(static member => member.Locations.IsEmpty ? 0 : member.Locations[0].SourceSpan.Start);
    }

    private int PartOf(ISymbol member)
    {
        var parts = Type.DeclaringSyntaxReferences;
        for (var i = 0; i < parts.Length && !member.Locations.IsEmpty; i++)
        {
            if (parts[i].SyntaxTree == member.Locations[0].SourceTree && parts[i].Span.Contains(member.Locations[0].SourceSpan))
                return i;
        }

        return 0;
    }
}
