using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>An attempt as observers see it.</summary>
public sealed class ObservedAttempt
{
    /// <summary>The call that the attempt belongs to; <see langword="null"/> for pre-warming, which asks nothing.</summary>
    public required PromptCall? Call { get; init; }

    /// <summary>The id of the call.</summary>
    public required string CallId { get; init; }

    /// <summary>The layout of the prompt.</summary>
    public required PromptLayout Layout { get; init; }

    /// <summary>Tier, model, tokens, cost, latency and outcome.</summary>
    public required PromptAttempt Attempt { get; init; }

    /// <summary>The number of the attempt in its call, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Whether the attempt ends the call: its answer is returned, or it failed.</summary>
    public required bool IsFinal { get; init; }

    /// <summary>Whether the attempt gave no answer and was repeated, at the same or another endpoint of its tier; the one that follows has the same number.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether the attempt only writes the prefix to the provider's cache.</summary>
    public bool IsPrewarm { get; init; }

    /// <summary>What chose the call's first tier; <see langword="null"/> when no model was asked.</summary>
    public required RouteDecision? Route { get; init; }

    /// <summary>When the attempt began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Where the answer came from.</summary>
    public AnswerSource Source { get; init; }

    /// <summary>What an answer that is given again cost when a model gave it, in US dollars; <see langword="null"/> for others or where unknown.</summary>
    public decimal? SavedCost { get; init; }

    /// <summary>The time from sending to the first update of a stream; <see langword="null"/> where the answer came whole.</summary>
    public TimeSpan? TimeToFirstToken { get; init; }

    /// <summary>The response, or <see langword="null"/> when the attempt failed.</summary>
    public ChatResponse? Response { get; init; }

    /// <summary>Why the attempt failed, or <see langword="null"/> when it was answered.</summary>
    public Exception? Error { get; init; }
}
