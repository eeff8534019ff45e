namespace CachePrefix;

public abstract partial class PromptClient<TPrompt, TResult>
{
    /// <summary>Reads and validates an answer, and says whether it is the result or which tier is asked next.</summary>
    private async ValueTask<Conclusion> ConcludeAsync(
        TPrompt prompt, Tier tier, int attempt, ToolLoopResult sent, long started, PromptAttempt[]? earlier, CancellationToken cancellationToken)
    {
        var latency = _runtime.Time.GetElapsedTime(started);
        var next = NextTier(attempt);
        var outcome = AttemptOutcome.Unreadable;
        if (_definition.Result.TryRead(sent.Text, out var value, out var error))
            outcome = await ValidateAsync(prompt, value, tier, attempt, cancellationToken).ConfigureAwait(false);
        else if (next is null)
            throw new PromptException(
                $"the answer is not a {typeof(TResult).Name}: {error}", _layout.Name, tier.Name, tier.Model, attempt, innerException: null, sent.Text);

        var description = _runtime.Describe(tier, sent.Response, latency, outcome);
        return outcome == AttemptOutcome.Accepted || next is null
            ? new Conclusion(new PromptResult<TResult>(value!, sent.Response, description, earlier), Next: null, Earlier: null)
            : new Conclusion(Result: null, next, earlier is null ? [description] : [.. earlier, description]);
    }

    private async ValueTask<AttemptOutcome> ValidateAsync(TPrompt prompt, TResult value, Tier tier, int attempt, CancellationToken cancellationToken)
    {
        if (!_definition.HasValidator)
            return AttemptOutcome.Accepted;

        try
        {
            return await _definition.ValidateAsync(prompt, value, cancellationToken).ConfigureAwait(false)
                ? AttemptOutcome.Accepted
                : AttemptOutcome.Rejected;
        }
        catch (Exception exception) when (IsFailure(exception, cancellationToken))
        {
            throw new PromptException($"the validator failed: {exception.Message}", _layout.Name, tier.Name, tier.Model, attempt, exception);
        }
    }

    private readonly record struct Conclusion(PromptResult<TResult>? Result, Tier? Next, PromptAttempt[]? Earlier);
}
