using System.Collections.Immutable;
using CachePrefix.Analyzers.Layout;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests.Rules;

/// <summary>Reports breakpoints on text that is empty or white space (CPA2004).</summary>
internal sealed class EmptyBreakpointRule : RequestRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [EmptySegmentAnalyzer.RequestDescriptor];

    public override void Check(BodyRequests body, RequestReport report)
    {
        foreach (var value in body.Values)
        {
            if (!value.IsChanged && value.ValueOf("Text")?.Text is { } text && string.IsNullOrWhiteSpace(text) && MarkerOf(value) is { } marker)
                report.Add(EmptySegmentAnalyzer.RequestDescriptor, CacheMarker.PlaceOf(marker), text.Length == 0 ? "empty" : "white space");
        }
    }

    private static SyntaxNode? MarkerOf(RequestValue value)
    {
        if (RequestTypes.KindOf(value.Type) != ElementKind.Text)
            return null;
        if (!RequestTypes.IsContent(value.Type))
            return value.Find(CacheMarker.PropertyName) is { Value: not { IsNull: true } } property ? property.Node : null;

        return (value.Find(CacheMarker.CallName) ?? value.ValueOf("AdditionalProperties")?.Find($"[{CacheMarker.ContentKey}]"))?.Node;
    }
}
