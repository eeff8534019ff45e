using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>An answer and what it took.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed class PromptResult<T>
{
    private readonly PromptAttempt _last;
    private readonly PromptAttempt[]? _earlier;

    internal PromptResult(T value, ChatResponse response, in PromptAttempt last, PromptAttempt[]? earlier)
    {
        Value = value;
        Response = response;
        _last = last;
        _earlier = earlier;
    }

    /// <summary>The answer.</summary>
    public T Value { get; }

    /// <summary>The tier that gave the answer.</summary>
    public string Tier => _last.Tier;

    /// <summary>The model that gave the answer, or <see langword="null"/> when neither the response nor the tier says.</summary>
    public string? Model => _last.Model;

    /// <summary>Whether the validator accepted the answer; <see langword="true"/> without a validator. Only a cascade's last tier, or a prompt without a cascade, can return an answer that it did not accept.</summary>
    public bool IsValid => _last.Outcome == AttemptOutcome.Accepted;

    /// <summary>The tokens of all attempts.</summary>
    public TokenUsage Usage => Sum(static attempt => attempt.Usage, static (a, b) => a + b);

    /// <summary>The cost of all attempts in US dollars, or <see langword="null"/> when a model is not in the price sheet.</summary>
    public decimal? Cost => Sum(static attempt => attempt.Cost, static (a, b) => a + b);

    /// <summary>The time that all attempts took.</summary>
    public TimeSpan Latency => Sum(static attempt => attempt.Latency, static (a, b) => a + b);

    /// <summary>Every attempt in order; the last one gave the answer.</summary>
    public IReadOnlyList<PromptAttempt> Attempts => _earlier is null ? [_last] : [.. _earlier, _last];

    /// <summary>Where the answer came from.</summary>
    public AnswerSource Source { get; internal init; }

    /// <summary>The response as the client returned it.</summary>
    public ChatResponse Response { get; }

    private TValue Sum<TValue>(Func<PromptAttempt, TValue> select, Func<TValue, TValue, TValue> add)
    {
        var sum = select(_last);
        foreach (var attempt in _earlier ?? [])
            sum = add(sum, select(attempt));
        return sum;
    }
}
