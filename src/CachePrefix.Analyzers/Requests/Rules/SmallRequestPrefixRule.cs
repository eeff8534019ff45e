using System.Collections.Immutable;
using System.Text;
using CachePrefix.Analyzers.Catalog;
using CachePrefix.Analyzers.Economics;
using CachePrefix.Models;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests.Rules;

/// <summary>Reports breakpoints in plain SDK code that are behind too short a prefix for the model that the request names (CPA3001).</summary>
/// <remarks>Only where everything up to the last breakpoint is constant text and the request has no tools, because their size is not known.</remarks>
internal sealed class SmallRequestPrefixRule : RequestRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [SmallPrefixRule.Descriptor];

    public override void Check(BodyRequests body, RequestReport report)
    {
        if (!report.HasAnthropic)
            return;

        foreach (var request in body.Requests)
            Check(request, report.Models, report);
    }

    private static void Check(RequestShape request, ModelCatalog models, RequestReport report)
    {
        var markers = request.PlacedMarkers.ToList();
        if (markers.Count == 0
            || request.Messages is { Items.Count: 0 }
            || ModelOf(request) is not { } id
            || models.Find(id) is not { MinimumPrefixTokens: { } minimum } model
            || SizeOf(request, markers[markers.Count - 1].Index) is not { } size
            || size.Upper >= minimum
            || IsRefused(request, markers, models))
        {
            return;
        }

        foreach (var (_, marker) in markers)
            report.Add(SmallPrefixRule.Descriptor, marker.Place, "The prefix up to the last breakpoint of this request", SmallPrefixRule.Number(size.Upper), model.Id, SmallPrefixRule.Number(minimum), SmallPrefixRule.Estimated);
    }

    /// <summary>Whether another rule says that the provider takes no such request, so that its size does not matter yet.</summary>
    private static bool IsRefused(RequestShape request, List<(int Index, CacheMarker Marker)> markers, ModelCatalog models)
    {
        var isShorterFirst = markers.FindIndex(static placed => placed.Marker.Ttl == CacheTtl.FiveMinutes) is >= 0 and var shorter
            && markers.FindLastIndex(static placed => placed.Marker.Ttl == CacheTtl.OneHour) > shorter;
        return isShorterFirst
            || markers.Count > models.MostBreakpoints("anthropic")
            || markers.Exists(placed => placed.Index < request.Elements.Count && request.Elements[placed.Index].Text is { } text && string.IsNullOrWhiteSpace(text));
    }

    /// <summary>The size of everything up to an element, or <see langword="null"/> when it is not known.</summary>
    private static TokenEstimate? SizeOf(RequestShape request, int last)
    {
        if (last >= request.Elements.Count)
            return null;

        var size = default(TokenEstimate);
        for (var i = 0; i <= last; i++)
        {
            if (request.Elements[i] is not { Section: not PromptSection.Tools, Kind: ElementKind.Text, IsCertain: true, Text: { } text })
                return null;
            size += TokenEstimate.Of(text);
        }

        return size;
    }

    /// <summary>The model as text, or as the SDK's own name for it: <c>Model.ClaudeHaiku4_5</c> is <c>claude-haiku-4-5</c>.</summary>
    private static string? ModelOf(RequestShape request)
    {
        var model = request.Options?.ValueOf("Model") ?? request.Options?.ValueOf("ModelId");
        if (model?.Text is { } text)
            return text;
        if (model?.Member is not { Name: var name } member || member.ContainingType?.Name != "Model")
            return null;

        var id = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && (char.IsUpper(name[i]) || (char.IsDigit(name[i]) && char.IsLetter(name[i - 1])));
            if (startsWord)
                id.Append('-');
            id.Append(name[i] == '_' ? '-' : char.ToLowerInvariant(name[i]));
        }

        return id.ToString();
    }
}
