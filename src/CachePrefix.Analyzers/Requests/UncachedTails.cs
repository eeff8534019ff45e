using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Requests;

/// <summary>The elements of requests that stand behind the last breakpoint: nothing behind them is cached, so whatever they say costs nothing.</summary>
internal sealed class UncachedTails
{
    private readonly ILookup<SyntaxTree, (RequestElement Element, bool IsCertain)> _elements;

    private UncachedTails(ILookup<SyntaxTree, (RequestElement Element, bool IsCertain)> elements) => _elements = elements;

    public static UncachedTails Of(IEnumerable<RequestShape> requests) =>
        new(requests.SelectMany(ElementsOf).ToLookup(static entry => entry.Element.Node.SyntaxTree));

    /// <summary>Whether one of the nodes lies in such an element; <see langword="null"/> for one that something unknown follows, which may carry a breakpoint.</summary>
    public bool? Contain(IEnumerable<SyntaxNode> nodes)
    {
        bool? contains = false;
        if (_elements.Count == 0)
            return contains;

        foreach (var node in nodes)
        {
            foreach (var (element, isCertain) in _elements[node.SyntaxTree])
            {
                if (!element.Node.Span.Contains(node.Span) && element.TextNode?.Span.Contains(node.Span) != true)
                    continue;
                if (isCertain)
                    return true;
                contains = null;
            }
        }

        return contains;
    }

    /// <summary>Only a breakpoint that is always set proves that somebody chose where the cache ends.</summary>
    private static IEnumerable<(RequestElement Element, bool IsCertain)> ElementsOf(RequestShape request)
    {
        var marked = request.PlacedMarkers.Select(static placed => placed.Index).DefaultIfEmpty(-1).Max();
        if (marked < 0 || request.Protocol == RequestProtocol.OpenAI || request.Automatic is not null)
            return [];

        var behind = request.Elements.Skip(marked + 1).ToList();
        if (behind.Exists(static element => element.Marker is not null))
            return [];

        var isCertain = behind.TrueForAll(element => element.Kind != ElementKind.Unknown || (element.IsOwnState && IsOnlyMarkedBy(request)));
        return behind.Where(static element => element.Kind != ElementKind.Unknown).Select(element => (element, isCertain));
    }

    /// <summary>Whether the type marks nothing but what the request itself shows, so that what the object held before carries no breakpoint.</summary>
    private static bool IsOnlyMarkedBy(RequestShape request) =>
        request.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        && !type.DescendantTokens().Any(token => (token.ValueText == CacheMarker.PropertyName || CacheMarker.IsCall(token.ValueText)) && !request.Node.Span.Contains(token.Span));
}
