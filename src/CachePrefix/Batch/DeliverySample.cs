using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>One prompt of many, as far as its price goes.</summary>
internal sealed class DeliverySample
{
    /// <summary>Assumed where the prompt has no bound.</summary>
    private const int UnknownOutputTokens = 200;

    public DeliverySample(Tier tier, PromptCall call, PromptLayout direct, PromptLayout batch)
    {
        Tier = tier;
        DirectTtl = LongestOf(direct);
        BatchTtl = LongestOf(batch);
        Blocks = [.. BlocksOf(call.Messages)];
        Output = call.Options.MaxOutputTokens is { } most ? (most + 1) / 2 : UnknownOutputTokens;
    }

    public Tier Tier { get; }

    public CacheTtl DirectTtl { get; }

    public CacheTtl BatchTtl { get; }

    /// <summary>The texts of the request in order, and whether a cached span ends behind them.</summary>
    public IReadOnlyList<(string Text, bool EndsSpan)> Blocks { get; }

    /// <summary>The expected tokens of the answer: half of the bound.</summary>
    public int Output { get; }

    private static CacheTtl LongestOf(PromptLayout layout) =>
        layout.Breakpoints.Any(segment => segment.Stability < Stability.Volatile && layout.TtlOf(segment.EffectiveStability) == CacheTtl.OneHour) ? CacheTtl.OneHour : CacheTtl.FiveMinutes;

    private static IEnumerable<(string Text, bool EndsSpan)> BlocksOf(IReadOnlyList<ChatMessage> messages)
    {
        foreach (var message in messages)
        {
            for (var index = 0; index < message.Contents.Count; index++)
            {
                var content = message.Contents[index];
                var ends = Breakpoint.TryGet(content.AdditionalProperties, out _)
                    || (index == message.Contents.Count - 1 && Breakpoint.TryGet(message.AdditionalProperties, out _));
                yield return ((content as TextContent)?.Text ?? "", ends);
            }
        }
    }
}
