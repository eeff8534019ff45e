using System.Collections.Immutable;
using CachePrefix.Analyzers.Layout;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests.Rules;

/// <summary>Reports breakpoints that live shorter than a later one of the same request (CPA2003).</summary>
internal sealed class RequestTtlOrderRule : RequestRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [TtlOrderAnalyzer.RequestDescriptor];

    public override void Check(BodyRequests body, RequestReport report)
    {
        foreach (var request in body.Requests)
        {
            var markers = request.PlacedMarkers.Select(static placed => placed.Marker).ToList();
            for (var i = 0; i < markers.Count; i++)
            {
                if (markers[i].Ttl == CacheTtl.FiveMinutes && markers.FindLast(static marker => marker.Ttl == CacheTtl.OneHour) is { } longer && markers.IndexOf(longer) > i)
                    report.AddWith(TtlOrderAnalyzer.RequestDescriptor, markers[i].Place, [longer.Place]);
            }
        }
    }
}
