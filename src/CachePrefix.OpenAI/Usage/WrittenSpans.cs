using CachePrefix.Models;
using CachePrefix.OpenAI.Placement;
using Microsoft.Extensions.AI;

namespace CachePrefix.OpenAI.Usage;

/// <summary>
/// What of a request is written for how long. The provider reports the written tokens of all lifetimes as one number, the last of the prefix first missing;
/// where a request asks for two lifetimes, those behind the last long breakpoint are estimated.
/// </summary>
/// <param name="AnyLong">Whether a breakpoint asks for the model's long lifetime.</param>
/// <param name="ShortTokens">The estimated tokens between the last long breakpoint and the last one.</param>
internal readonly record struct WrittenSpans(bool AnyLong, long ShortTokens)
{
    public static WrittenSpans Short => default;

    public static WrittenSpans Of(IReadOnlyList<ChatMessage> messages, MarkList marks, CacheLifetimes lifetimes, ModelInfo model)
    {
        var lastLong = marks.Items.LastOrDefault(mark => lifetimes.IsLong(mark.Ttl), new Mark(-1, -1, default));
        if (lastLong.Message < 0)
            return Short;

        var last = marks.Items[^1];
        decimal tokens = 0;
        for (var message = lastLong.Message; message <= last.Message; message++)
        {
            var contents = messages[message].Contents;
            for (var content = message == lastLong.Message ? lastLong.Content + 1 : 0; content < contents.Count && (message < last.Message || content <= last.Content); content++)
            {
                if (contents[content] is TextContent text)
                    tokens += (int)(TokenEstimate.Of(text.Text).Likely * model.TokenScale);
            }
        }

        return new WrittenSpans(AnyLong: true, (long)tokens);
    }

    /// <summary>Reports written tokens under the keys that bills read.</summary>
    public void Report(long? written, UsageDetails? usage)
    {
        if (usage is null || written is null)
            return;

        var brief = AnyLong ? Math.Min(written.Value, ShortTokens) : written.Value;
        usage.AdditionalCounts ??= [];
        usage.AdditionalCounts[UsageKeys.Written5m] = brief;
        usage.AdditionalCounts[UsageKeys.Written1h] = written.Value - brief;
    }
}
