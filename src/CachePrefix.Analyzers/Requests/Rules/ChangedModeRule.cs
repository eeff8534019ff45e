using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests.Rules;

/// <summary>Reports settings that change between two calls with the same messages (CPA2010).</summary>
internal sealed class ChangedModeRule : RequestRule
{
    private static readonly DiagnosticDescriptor Descriptor = Create(
        RuleIds.ChangedMode,
        DiagnosticSeverity.Info,
        "A setting changes between calls that share their messages",
        "The {0} differs from an earlier call with the same messages, so the cached messages of that call cannot be read; keep it the same, or share only tools and system text",
        "Thinking, effort and tool choice are part of what a provider's cache is keyed by. Tools and system text survive the change, the messages behind them do not.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override void Check(BodyRequests body, RequestReport report)
    {
        for (var later = 1; later < body.Requests.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
                Compare(body.Requests[earlier], body.Requests[later], report);
        }
    }

    private static void Compare(RequestShape earlier, RequestShape later, RequestReport report)
    {
        if (earlier.Messages?.Id is not { } messages || !messages.Equals(later.Messages?.Id) || !CachesMessages(earlier) || !CachesMessages(later))
            return;

        foreach (var mode in later.Modes)
        {
            if (earlier.Modes.TryGetValue(mode.Key, out var before) && before.Code is { } old && mode.Value.Code is { } changed && old != changed)
                report.AddWith(Descriptor, mode.Value.Node, [before.Node], mode.Key);
        }
    }

    private static bool CachesMessages(RequestShape request) =>
        request.Automatic is not null || request.Elements.Any(static element => element is { Section: PromptSection.Messages, Marker: not null });
}
