using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>An attempt as observers see it.</summary>
public sealed class ObservedAttempt
{
    /// <summary>The call that the attempt belongs to.</summary>
    public required PromptCall Call { get; init; }

    /// <summary>Tier, model, tokens, cost, latency and outcome.</summary>
    public required PromptAttempt Attempt { get; init; }

    /// <summary>The number of the attempt in its call, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What chose the call's first tier.</summary>
    public required RouteDecision Route { get; init; }

    /// <summary>When the attempt began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The time from sending to the first update of a stream; <see langword="null"/> where the answer came whole.</summary>
    public TimeSpan? TimeToFirstToken { get; init; }

    /// <summary>The response, or <see langword="null"/> when the attempt failed.</summary>
    public ChatResponse? Response { get; init; }

    /// <summary>Why the attempt failed, or <see langword="null"/> when it was answered.</summary>
    public Exception? Error { get; init; }
}
