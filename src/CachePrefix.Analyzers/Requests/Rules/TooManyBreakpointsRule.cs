using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests.Rules;

/// <summary>Reports the least useful breakpoints of a request that has more than its provider takes (CPA2002).</summary>
internal sealed class TooManyBreakpointsRule : RequestRule
{
    /// <summary>How many characters a text counts for that the compiler does not know.</summary>
    private const int UnknownLength = 1000;

    private static readonly DiagnosticDescriptor Descriptor = Create(
        RuleIds.TooManyBreakpoints,
        DiagnosticSeverity.Error,
        "A request has more breakpoints than a provider takes",
        "The request has {0} breakpoints, but {1}; this one saves least, remove it",
        "Anthropic refuses such a request with status 400. OpenAI keeps the last ones and says nothing, so that what the first ones end is not cached; there it is a warning.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override void Check(BodyRequests body, RequestReport report)
    {
        foreach (var request in body.Requests)
        {
            var markers = request.PlacedMarkers.ToList();
            var most = report.Models.MostBreakpoints(request.Protocol == RequestProtocol.OpenAI ? "openai" : "anthropic");
            var count = markers.Count;
            while (markers.Count > most)
            {
                var least = LeastUseful(request, markers);
                var place = markers[least].Marker.Place;
                if (request.Protocol == RequestProtocol.OpenAI)
                    report.Add(Descriptor, DiagnosticSeverity.Warning, place, count, $"OpenAI keeps only the last {most}");
                else
                    report.Add(Descriptor, place, count, $"Anthropic takes {most} and refuses it");
                markers.RemoveAt(least);
            }
        }
    }

    /// <summary>The breakpoint after which the next one comes soonest: what it caches, the next one caches too. The last is kept.</summary>
    private static int LeastUseful(RequestShape request, List<(int Index, CacheMarker Marker)> markers)
    {
        var (least, score) = (0, int.MaxValue);
        for (var i = 0; i + 1 < markers.Count; i++)
        {
            var distance = Distance(request, markers[i].Index, markers[i + 1].Index);
            if (distance < score)
                (least, score) = (i, distance);
        }

        return least;
    }

    /// <summary>The characters between two breakpoints; another part of the request weighs like an unknown text.</summary>
    private static int Distance(RequestShape request, int from, int to)
    {
        var distance = 0;
        for (var i = from + 1; i <= to && i < request.Elements.Count; i++)
        {
            distance += request.Elements[i].Text?.Length ?? UnknownLength;
            if (request.Elements[i].Section != request.Elements[i - 1].Section)
                distance += UnknownLength;
        }

        return distance;
    }
}
