using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests;

/// <summary>What a member or a key of an object was last set to.</summary>
/// <param name="Value">The value, or <see langword="null"/> when it is not known.</param>
/// <param name="Node">The code that sets it: an argument, an assignment or a call.</param>
/// <param name="ValueNode">The expression of the value.</param>
/// <param name="Region">Where it is set.</param>
internal sealed record Setting(RequestValue? Value, SyntaxNode Node, SyntaxNode ValueNode, Region Region);
