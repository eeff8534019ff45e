using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests;

/// <summary>A tool, a text or another content of a request.</summary>
internal sealed record RequestElement(PromptSection Section, ElementKind Kind, SyntaxNode Node)
{
    public MessageRole Role { get; init; }

    /// <summary>The text, when the compiler knows it.</summary>
    public string? Text { get; init; }

    /// <summary>Why the text differs from call to call.</summary>
    public AbstractValue Reasons { get; init; } = AbstractValue.Stable;

    /// <summary>The expression of the text.</summary>
    public SyntaxNode? TextNode { get; init; }

    /// <summary>Whether the request has the element, or the message of what is unknown, whenever it is sent.</summary>
    public bool IsCertain { get; init; }

    /// <summary>The breakpoint behind the element.</summary>
    public CacheMarker? Marker { get; init; }

    /// <summary>Whether it is <c>ChatOptions.Instructions</c>.</summary>
    public bool IsInstructions { get; init; }

    /// <summary>Whether it stands for what a member of the object held before, which may be nothing yet.</summary>
    public bool IsOwnState { get; init; }

    /// <summary>The message that the element is part of.</summary>
    public SyntaxNode? Message { get; init; }
}
