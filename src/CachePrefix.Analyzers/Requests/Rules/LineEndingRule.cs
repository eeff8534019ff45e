using System.Collections.Immutable;
using CachePrefix.Analyzers.Layout;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests.Rules;

/// <summary>Reports texts of a prefix whose line endings come from the checkout, or that begin with a byte order mark (CPA2009).</summary>
internal sealed class LineEndingRule : RequestRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [LineEndingAnalyzer.RequestDescriptor];

    public override void Check(BodyRequests body, RequestReport report)
    {
        foreach (var request in body.Requests)
        {
            var last = request.PlacedMarkers.Select(static placed => placed.Index).DefaultIfEmpty(-1).Last();
            for (var i = 0; i < request.Elements.Count; i++)
            {
                var element = request.Elements[i];
                if (element.TextNode is not { } text || (i > last && element.Role != MessageRole.System))
                    continue;

                foreach (var literal in CheckoutText.In(text, report.ModelOf(text), report.CancellationToken))
                    report.Add(LineEndingAnalyzer.RequestDescriptor, literal.Node, literal.Problem);
            }
        }
    }
}
