namespace CachePrefix;

public abstract partial class PromptClient<TPrompt, TResult>
{
    /// <summary>Reads and validates an answer. The result is not valid when the answer is not; its value is then of no use if it was unreadable.</summary>
    private ValueTask<PromptResult<TResult>> ConcludeAsync(
        TPrompt prompt, in Attempt attempt, in Answer answer, TimeSpan latency, CancellationToken cancellationToken)
    {
        if (!_definition.Result.TryRead(answer.Text, out var value, out var error))
        {
            return NextTier(attempt) is null
                ? throw Failed($"the answer is not a {typeof(TResult).Name}: {error}", attempt, answer: answer.Text)
                : new(Conclude(attempt, answer, latency, value!, AttemptOutcome.Unreadable));
        }

        return _definition.HasValidator
            ? ValidateAsync(prompt, attempt, answer, latency, value, cancellationToken)
            : new(Conclude(attempt, answer, latency, value, AttemptOutcome.Accepted));
    }

    private async ValueTask<PromptResult<TResult>> ValidateAsync(
        TPrompt prompt, Attempt attempt, Answer answer, TimeSpan latency, TResult value, CancellationToken cancellationToken)
    {
        try
        {
            var isValid = await _definition.ValidateAsync(prompt, value, cancellationToken).ConfigureAwait(false);
            return Conclude(attempt, answer, latency, value, isValid ? AttemptOutcome.Accepted : AttemptOutcome.Rejected);
        }
        catch (Exception exception) when (IsFailure(exception, cancellationToken))
        {
            throw Failed($"the validator failed: {exception.Message}", attempt, exception);
        }
    }

    private static PromptResult<TResult> Conclude(
        in Attempt attempt, in Answer answer, TimeSpan latency, TResult value, AttemptOutcome outcome) =>
        new(value, answer.Response, new PromptAttempt(attempt.Tier, answer, latency, outcome), attempt.Earlier);

    /// <summary>The tier that a rejected answer escalates to, or <see langword="null"/> after the last.</summary>
    private Tier? NextTier(in Attempt attempt) =>
        _definition.Route.Kind == RouteKind.Cascade && attempt.Number < _tiers.Length ? TierAt(attempt.Number) : null;

    private PromptException Failed(string reason, in Attempt attempt, Exception? cause = null, string? answer = null) =>
        new(reason, _layout.Name, attempt.Tier, attempt.Number, cause, answer);

    /// <summary>Which tier is asked, the number of the attempt from 1, and what was tried before it.</summary>
    private readonly record struct Attempt(Tier Tier, int Number = 1, PromptAttempt[]? Earlier = null)
    {
        public Attempt Escalate(Tier next, PromptResult<TResult> rejected) => new(next, Number + 1, [.. rejected.Attempts]);
    }
}
