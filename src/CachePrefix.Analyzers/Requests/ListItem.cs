using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests;

/// <summary>An element of a list.</summary>
/// <param name="Value">The element, or <see langword="null"/> when it is not known.</param>
/// <param name="Node">The expression of the element.</param>
/// <param name="IsCertain">Whether the list has it whenever the request is sent.</param>
/// <param name="IsSpread">Whether it stands for any number of unknown elements.</param>
internal sealed record ListItem(RequestValue? Value, SyntaxNode Node, bool IsCertain = true, bool IsSpread = false)
{
    /// <summary>Whether it stands for what a member of the object held before, which may be nothing yet.</summary>
    public bool IsOwnState { get; init; }
}
