using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests;

/// <summary>A setting of a request beside its text.</summary>
/// <param name="Code">Its value as code that means the same wherever it stands, or <see langword="null"/> when it is not known.</param>
/// <param name="Node">The code that sets it.</param>
internal sealed record Mode(string? Code, SyntaxNode Node);
