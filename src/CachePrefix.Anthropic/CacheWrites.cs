using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace CachePrefix.Anthropic;

/// <summary>The cache writes of a call by lifetime, which the SDK's adapter reports only as a sum.</summary>
/// <param name="FiveMinutes">Tokens written for five minutes.</param>
/// <param name="OneHour">Tokens written for one hour.</param>
internal sealed record CacheWrites(long FiveMinutes, long OneHour)
{
    /// <summary>The count under which the SDK's adapter reports the writes of all lifetimes.</summary>
    private const string SumKey = "CacheCreationInputTokens";

    public static CacheWrites? Of(ChatResponse response) => From((response.RawRepresentation as Message)?.Usage.CacheCreation);

    /// <summary>When streaming, the first event tells the split.</summary>
    public static CacheWrites? Of(ChatResponseUpdate update) =>
        update.RawRepresentation is RawMessageStreamEvent { Value: RawMessageStartEvent start } ? From(start.Message.Usage.CacheCreation) : null;

    /// <param name="usage">The usage, which the SDK's adapter gave the sum of all writes.</param>
    /// <param name="longest">
    /// The longest lifetime that the request asked for. A client that invokes functions below this one adds up requests and leaves the split of the last one alone:
    /// what the others wrote is taken to have it.
    /// </param>
    public void AddTo(UsageDetails? usage, CacheTtl longest = CacheTtl.FiveMinutes)
    {
        if (usage is null)
            return;

        var sum = usage.AdditionalCounts?.GetValueOrDefault(SumKey) ?? 0;
        var rest = Math.Max(0, sum - FiveMinutes - OneHour);
        if (rest == 0 && FiveMinutes == 0 && OneHour == 0)
            return;

        usage.AdditionalCounts ??= [];
        usage.AdditionalCounts[UsageKeys.Written5m] = FiveMinutes + (longest == CacheTtl.OneHour ? 0 : rest);
        usage.AdditionalCounts[UsageKeys.Written1h] = OneHour + (longest == CacheTtl.OneHour ? rest : 0);
    }

    private static CacheWrites? From(CacheCreation? creation) =>
        creation is null ? null : new CacheWrites(creation.Ephemeral5mInputTokens, creation.Ephemeral1hInputTokens);
}
