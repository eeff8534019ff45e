using System.Collections.Concurrent;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Sinks;

/// <summary>The segments of prompt definitions: members and parameters by their attributes.</summary>
internal sealed class Definitions
{
    private readonly ConcurrentDictionary<ISymbol, Segment?> _segments = new(SymbolEqualityComparer.Default);
    private readonly bool _hasAny;

    public Definitions(ProjectIndex index) => _hasAny = index.Segments.Any();

    public bool IsEmpty => !_hasAny;

    /// <summary>The segment that a member, its record parameter or a method's parameter fills; <see langword="null"/> if none or not cached.</summary>
    public Segment? FindSegment(ISymbol symbol) => IsEmpty ? null : _segments.GetOrAdd(symbol, static member => Read(member));

    /// <summary>How data of the prompt object counts when a cached member reads it.</summary>
    public VolatilityKind? FindRequestData(ISymbol member)
    {
        if (IsEmpty || member.IsStatic || member is not (IPropertySymbol or IFieldSymbol) || !IsPrompt(member.ContainingType))
            return null;
        if (HasAttribute(member, "PromptInputAttribute") || HasAttribute(member, "HistoryAttribute"))
            return VolatilityKind.Declared;
        if (FindSegment(member) is { } segment)
            return segment.Rung >= Stability.Tenant ? VolatilityKind.Identity : null;

        return member is IPropertySymbol { SetMethod: not null } or IFieldSymbol { IsReadOnly: false } ? VolatilityKind.CallerData : null;
    }

    private static bool IsPrompt(INamedTypeSymbol? type) => type is not null && HasAttribute(type, "PromptAttribute");

    private static Segment? Read(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is not { ContainingNamespace: { Name: "CachePrefix", ContainingNamespace.IsGlobalNamespace: true } } type)
                continue;

            var rung = type.Name switch
            {
                "CachedPrefixAttribute" => RungOf(attribute, symbol),
                "ExamplesAttribute" => attribute.ConstructorArguments is [{ Value: int value }] ? (Stability)value : Stability.Constant,
                "HistoryAttribute" => Stability.Session,
                _ => default(Stability?),
            };
            if (rung is { } known)
                return new Segment(DocumentationId.Of(symbol) ?? $"{symbol.ContainingType?.Name}.{symbol.Name}", known);
        }

        return symbol is IPropertySymbol property ? ReadRecordParameter(property) : null;
    }

    private static Segment? ReadRecordParameter(IPropertySymbol property)
    {
        if (property.ContainingType is not { IsRecord: true } type)
            return null;

        foreach (var constructor in type.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (parameter.Name == property.Name && Read(parameter) is { } segment)
                    return segment;
            }
        }

        return null;
    }

    private static Stability RungOf(AttributeData attribute, ISymbol symbol)
    {
        if (attribute.ConstructorArguments is [{ Value: int value }])
            return (Stability)value;

        return symbol is IFieldSymbol { IsConst: true } ? Stability.Constant : Stability.Deployment;
    }

    private static bool HasAttribute(ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { ContainingNamespace: { Name: "CachePrefix", ContainingNamespace.IsGlobalNamespace: true } } type && type.Name == name)
                return true;
        }

        return symbol is IPropertySymbol { ContainingType: { IsRecord: true } record } property
            && record.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => parameter.Name == property.Name && HasAttribute(parameter, name)));
    }
}

/// <summary>A segment of a prompt definition.</summary>
/// <param name="Id">The documentation id of the member.</param>
/// <param name="Rung">Its rung.</param>
internal sealed record Segment(string Id, Stability Rung);
