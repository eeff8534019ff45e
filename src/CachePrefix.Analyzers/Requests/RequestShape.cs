using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests;

/// <summary>One request, or the part of one that a body makes.</summary>
/// <param name="Node">The code that sends or makes it.</param>
/// <param name="Protocol">What kind of code that is.</param>
/// <param name="Elements">Its elements in the order in which a provider caches them.</param>
internal sealed record RequestShape(SyntaxNode Node, RequestProtocol Protocol, IReadOnlyList<RequestElement> Elements)
{
    /// <summary>The marker on the request itself, which moves to the last element that can carry one.</summary>
    public CacheMarker? Automatic { get; init; }

    /// <summary>The list of messages, if it is known.</summary>
    public RequestValue? Messages { get; init; }

    /// <summary>The options of a call with Microsoft.Extensions.AI, or the parameters.</summary>
    public RequestValue? Options { get; init; }

    /// <summary>What the request asks for that decides whether a provider can read its cached messages; by name of the setting.</summary>
    public IReadOnlyDictionary<string, Mode> Modes { get; init; } = new Dictionary<string, Mode>(StringComparer.Ordinal);

    /// <summary>
    /// The markers that the request has whenever it is sent, in order, and the elements they are behind. The one on the request itself counts
    /// unless the last element has its own.
    /// </summary>
    public IEnumerable<(int Index, CacheMarker Marker)> PlacedMarkers
    {
        get
        {
            for (var i = 0; i < Elements.Count; i++)
            {
                if (Elements[i] is { IsCertain: true, Marker: { IsCertain: true } marker })
                    yield return (i, marker);
            }

            if (Automatic is { IsCertain: true } automatic && (Elements.Count == 0 || Elements[Elements.Count - 1].Marker is null))
                yield return (Elements.Count, automatic);
        }
    }
}
