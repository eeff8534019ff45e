using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace CachePrefix.Anthropic;

/// <summary>The cache writes of a call by lifetime, which the SDK's adapter reports only as a sum.</summary>
/// <param name="FiveMinutes">Tokens written for five minutes.</param>
/// <param name="OneHour">Tokens written for one hour.</param>
internal sealed record CacheWrites(long FiveMinutes, long OneHour)
{
    public static CacheWrites? Of(ChatResponse response) => From((response.RawRepresentation as Message)?.Usage.CacheCreation);

    /// <summary>When streaming, the first event tells the split.</summary>
    public static CacheWrites? Of(ChatResponseUpdate update) =>
        update.RawRepresentation is RawMessageStreamEvent { Value: RawMessageStartEvent start } ? From(start.Message.Usage.CacheCreation) : null;

    public void AddTo(UsageDetails? usage)
    {
        if (usage is null || (FiveMinutes == 0 && OneHour == 0))
            return;

        usage.AdditionalCounts ??= [];
        usage.AdditionalCounts[UsageKeys.Written5m] = FiveMinutes;
        usage.AdditionalCounts[UsageKeys.Written1h] = OneHour;
    }

    private static CacheWrites? From(CacheCreation? creation) =>
        creation is null ? null : new CacheWrites(creation.Ephemeral5mInputTokens, creation.Ephemeral1hInputTokens);
}
