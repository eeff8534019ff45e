using System.Globalization;
using System.Text;

namespace CachePrefix;

/// <summary>What tells a prompt's calls apart beside their messages and options: prompt, constant part, result type, route and models.</summary>
internal static class CallIdentity
{
    public static string Of(PromptCall call, ITierRegistry tiers)
    {
        var identity = new StringBuilder();
        Append(identity, call.Layout.Name);
        Append(identity, call.Layout.ConstantHash);
        Append(identity, call.ResultType.FullName);
        Append(identity, call.Route.Kind.ToString());
        foreach (var tier in call.Route.Tiers)
        {
            Append(identity, tier);
            Append(identity, tiers.Get(tier).Model);
        }

        return identity.ToString();
    }

    /// <summary>Leaves out the contents of tenant and session segments, for answers that are shared.</summary>
    public static RequestKey.ContentFilter SharedContents(PromptCall call)
    {
        var own = call.Options.Spans.Where(span => call.Layout.Segments[span.Segment].Stability is Stability.Tenant or Stability.Session).ToList();
        return (message, content) => !own.Exists(span => Covers(span, message, content));
    }

    private static bool Covers(SegmentSpan span, int message, int content) =>
        message >= span.Message
        && message < span.Message + span.MessageCount
        && (span.ContentCount < 0 || (content >= span.Content && content < span.Content + span.ContentCount));

    private static void Append(StringBuilder identity, string? part) =>
        identity.Append((part?.Length ?? -1).ToString(CultureInfo.InvariantCulture)).Append(':').Append(part);
}
