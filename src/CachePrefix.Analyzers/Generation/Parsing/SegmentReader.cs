using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Finds the segments among a type's members.</summary>
internal static class SegmentReader
{
    /// <summary>Reads the attributes of a member, or nothing when it is no segment.</summary>
    public static IEnumerable<SegmentDeclaration> Read(
        ISymbol member, ITypeSymbol type, ImmutableArray<AttributeData> attributes, KnownTypes known, CancellationToken cancellationToken)
    {
        foreach (var attribute in attributes)
        {
            if (RoleOf(attribute.AttributeClass, known) is not { } role)
                continue;

            var (value, text) = role == SegmentRole.CachedPrefix ? ConstantText.Of(member, known.Compilation, cancellationToken) : default;
            yield return new SegmentDeclaration(member, type, role, attribute)
            {
                Kind = SegmentTypes.KindOf(type, role, known),
                Stability = StabilityOf(role, attribute, isConstant: value is not null),
                Ttl = (CacheTtl)attribute.Enum("Ttl"),
                Order = attribute.Enum("Order"),
                ConstantText = text,
            };
        }
    }

    public static SegmentRole? RoleOf(INamedTypeSymbol? attribute, KnownTypes known) =>
        attribute.Is(known.CachedPrefix) ? SegmentRole.CachedPrefix
        : attribute.Is(known.PromptInput) ? SegmentRole.Input
        : attribute.Is(known.Examples) ? SegmentRole.Examples
        : attribute.Is(known.History) ? SegmentRole.History
        : null;

    private static Stability StabilityOf(SegmentRole role, AttributeData attribute, bool isConstant) => role switch
    {
        SegmentRole.Input => Stability.Volatile,
        SegmentRole.History => Stability.Session,
        _ when attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Enum, Value: int given }] => (Stability)given,
        SegmentRole.Examples => Stability.Constant,
        _ => isConstant ? Stability.Constant : Stability.Deployment,
    };
}
