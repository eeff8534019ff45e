using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>A segment attribute on what cannot be read when a request is built.</summary>
/// <param name="Symbol">A member or a parameter.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Reason">Why it cannot be read.</param>
internal sealed record UnreadableSegment(ISymbol Symbol, AttributeData Attribute, string Reason);
