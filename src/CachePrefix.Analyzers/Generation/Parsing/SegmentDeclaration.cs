using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>A member that is a segment.</summary>
internal sealed class SegmentDeclaration(ISymbol member, ITypeSymbol type, SegmentRole role, AttributeData attribute)
{
    /// <summary>A property or a field.</summary>
    public ISymbol Member { get; } = member;

    public ITypeSymbol Type { get; } = type;

    public SegmentRole Role { get; } = role;

    public AttributeData Attribute { get; } = attribute;

    /// <summary>What the segment becomes, or <see langword="null"/> when its type is not supported.</summary>
    public SegmentKind? Kind { get; init; }

    /// <summary>The rung, as declared or implied; may be no rung at all when the declaration is wrong.</summary>
    public Stability Stability { get; init; }

    public CacheTtl Ttl { get; init; }

    public int Order { get; init; }

    /// <summary>The text, when the compiler knows it.</summary>
    public string? ConstantText { get; init; }

    public bool IsCached => Role != SegmentRole.Input;

    /// <summary>Whether a request can carry the segment where it is declared.</summary>
    public bool IsSupported => Kind is not null;
}
