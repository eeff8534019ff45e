using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Sinks;

/// <summary>A value that arrives at a sink.</summary>
/// <param name="Id">The documentation id of the sink, or of the member of a prompt definition.</param>
/// <param name="Kind">What part of the request it fills.</param>
/// <param name="Rung">The rung of the definition's member; <see langword="null"/> outside of definitions.</param>
/// <param name="Node">The expression at the sink.</param>
/// <param name="Call">The call in this body through which the value gets there; the expression itself if there is none between.</param>
/// <param name="Value">The value.</param>
/// <param name="Callee">The method called there; <see langword="null"/> for a sink in this body.</param>
/// <param name="Message">The expression that creates the message, where the sink is one.</param>
internal sealed record SinkHit(string Id, SinkKind Kind, Stability? Rung, SyntaxNode Node, SyntaxNode Call, AbstractValue Value, SyntaxNode? Message = null, ISymbol? Callee = null)
{
    /// <summary>Whether a prompt by its name is mentioned where requests are made.</summary>
    public bool IsSent { get; init; }

    /// <summary>Whether the message is all that the request holds.</summary>
    public bool IsAlone { get; init; }

    /// <summary>Whether the message begins a list of its own method that no earlier turns are put into.</summary>
    public bool IsOfOwnList { get; init; }

    /// <summary>Whether the message begins a list that is kept: it is made once for a conversation, and what ends it changes no turn of that.</summary>
    public bool BeginsConversation { get; init; }

    public SinkHit Join(SinkHit other) => this with { Value = Value.Join(other.Value) };
}
