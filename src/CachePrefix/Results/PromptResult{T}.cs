using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>An answer and what it took.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed class PromptResult<T> : PromptResult
{
    internal PromptResult(T value, ChatResponse response, in PromptAttempt last, Attempt attempt, PromptCall call)
        : base(response, last, attempt, call) => Value = value;

    internal PromptResult(T value, ChatResponse response, ReplayedAnswer origin, PromptCall call)
        : base(response, origin, call) => Value = value;

    /// <summary>The answer.</summary>
    public T Value { get; }
}
