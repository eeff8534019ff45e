using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Collects the segments of a definition, from whatever target their attributes are written to.</summary>
internal sealed class SegmentCollector(PromptDeclaration prompt, CancellationToken cancellationToken)
{
    private readonly ImmutableArray<SegmentDeclaration>.Builder _segments = ImmutableArray.CreateBuilder<SegmentDeclaration>();
    private readonly ImmutableArray<UnreadableSegment>.Builder _unreadable = ImmutableArray.CreateBuilder<UnreadableSegment>();
    private readonly ImmutableHashSet<IParameterSymbol>.Builder _positional = ImmutableHashSet.CreateBuilder<IParameterSymbol>(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IFieldSymbol> _fields = new(SymbolEqualityComparer.Default);

    /// <summary>The segments, the segment attributes on members that cannot be read, and the positional parameters that stand for a member.</summary>
    public (ImmutableArray<SegmentDeclaration> Segments, ImmutableArray<UnreadableSegment> Unreadable, ImmutableHashSet<IParameterSymbol> Positional) Collect()
    {
        foreach (var field in prompt.Hierarchy.Declared.SelectMany(static members => members).OfType<IFieldSymbol>())
        {
            if (field.AssociatedSymbol is { } member && !field.GetAttributes().IsEmpty && !_fields.ContainsKey(member))
                _fields.Add(member, field);
        }

        foreach (var member in prompt.Hierarchy.Members(member => member is IPropertySymbol && HasRole(member.GetAttributes(), prompt.Known), cancellationToken))
        {
            if (member is IPropertySymbol or IFieldSymbol { AssociatedSymbol: null })
                ReadMember(member);
        }

        return (_segments.ToImmutable(), _unreadable.ToImmutable(), _positional.ToImmutable());
    }

    /// <summary>Segment attributes on parameters. No code is generated from them, so that they are only looked for when the rule asks.</summary>
    public static IEnumerable<UnreadableSegment> UnreadableParameters(PromptDeclaration prompt, ImmutableHashSet<IParameterSymbol> positional)
    {
        foreach (var parameter in prompt.Hierarchy.Declared[0].SelectMany(ParametersOf).Where(parameter => !positional.Contains(parameter)))
        {
            foreach (var attribute in parameter.GetAttributes())
            {
                if (SegmentReader.RoleOf(attribute.AttributeClass, prompt.Known) is not null)
                    yield return new UnreadableSegment(parameter, attribute, "it is a parameter, and only the positional parameters of a record become members");
            }
        }
    }

    private void ReadMember(ISymbol member)
    {
        var attributes = AttributesOf(member);
        if (attributes.IsEmpty)
            return;

        var type = member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
        foreach (var segment in SegmentReader.Read(member, type, attributes, prompt.Known, cancellationToken))
        {
            if (ReasonAgainst(member) is { } reason)
                _unreadable.Add(new UnreadableSegment(member, segment.Attribute, reason));
            else
                _segments.Add(segment);
        }
    }

    /// <summary>The attributes of the member, of its backing field, and of the record's parameter that it stands for.</summary>
    private ImmutableArray<AttributeData> AttributesOf(ISymbol member)
    {
        var attributes = member.GetAttributes();
        if (member is IPropertySymbol && _fields.TryGetValue(member, out var field))
            attributes = attributes.AddRange(field.GetAttributes());

        var declared = ParameterOf(member.ContainingType, member.Name);
        var derived = InheritingParameterOf(member);
        return derived is not null && HasRole(derived.GetAttributes(), prompt.Known) ? derived.GetAttributes()
            : declared is not null ? attributes.AddRange(declared.GetAttributes())
            : attributes;
    }

    /// <summary>A positional parameter whose property is inherited, as in <c>record Child([PromptInput] string Question) : Base(Question)</c>.</summary>
    private IParameterSymbol? InheritingParameterOf(ISymbol member)
    {
        foreach (var type in prompt.Hierarchy.Types)
        {
            if (SymbolEqualityComparer.Default.Equals(type, member.ContainingType) || type.GetMembers(member.Name).Any(static other => other is IPropertySymbol or IFieldSymbol))
                return null;
            if (ParameterOf(type, member.Name) is { } parameter)
                return parameter;
        }

        return null;
    }

    private IParameterSymbol? ParameterOf(INamedTypeSymbol type, string name)
    {
        if (!prompt.Hierarchy.PositionalParameters(type).TryGetValue(name, out var parameter))
            return null;

        _positional.Add(parameter);
        return parameter;
    }

    private string? ReasonAgainst(ISymbol member)
    {
        if (member is IPropertySymbol { IsIndexer: true })
            return "it is an indexer";
        if (member is IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false })
            return "it implements an interface explicitly";
        if (!member.CanBeReferencedByName)
            return "it has no name";
        if (member is IPropertySymbol { GetMethod: null })
            return "it has no getter";
        if (!prompt.CanUse(member) || (member is IPropertySymbol { GetMethod: { } getter } && !prompt.CanUse(getter)))
            return $"the prompt has no access to it in its base type '{member.ContainingType.Name}'";
        if (!member.IsStatic && member.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedAndInternal && prompt.Hierarchy.IsHidden(member))
            return "a member of the same name hides it";
        return Obsoletion.ErrorOf(member);
    }

    private static bool HasRole(ImmutableArray<AttributeData> attributes, KnownTypes known)
    {
        foreach (var attribute in attributes)
        {
            if (SegmentReader.RoleOf(attribute.AttributeClass, known) is not null)
                return true;
        }

        return false;
    }

    private static IEnumerable<IParameterSymbol> ParametersOf(ISymbol member) => member switch
    {
        IPropertySymbol { IsIndexer: true } indexer => indexer.Parameters,
        IMethodSymbol { MethodKind: MethodKind.PropertySet } setter when !setter.Parameters.IsEmpty => [setter.Parameters[setter.Parameters.Length - 1]],
        IMethodSymbol { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: IPropertySymbol } => [],
        IMethodSymbol method => method.Parameters,
        _ => [],
    };
}
