using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>A call whose prompt and answer have types: writes the request, reads the answer and validates it.</summary>
internal sealed class TypedPromptCall<TPrompt, TResult>(TPrompt prompt, PromptBinding<TPrompt, TResult> binding) : PromptCall
{
    public override PromptLayout Layout => binding.Layout;

    public override PromptRoute Route => binding.Route;

    public override object Prompt => prompt!;

    public override Type ResultType => typeof(TResult);

    public override ResponseCachePolicy? CachePolicy => Definition.ResponseCache;

    public override SemanticCachePolicy? SemanticPolicy => Definition.SemanticCache;

    public override PromptResult? Replay(ChatResponse response, ReplayedAnswer origin)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(origin);
        var text = Answers.TextOf(response);
        return Answers.FlawOf(response, text) == AttemptOutcome.Accepted && Definition.Result.TryRead(text, out var value, out _)
            ? new PromptResult<TResult>(value, response, origin, this)
            : null;
    }

    internal override PromptRuntime Runtime => binding.Runtime;

    private PromptDefinition<TPrompt, TResult> Definition => binding.Definition;

    internal override ValueTask<string> NameTierAsync(CancellationToken cancellationToken) => Definition.RouteAsync(prompt, cancellationToken);

    internal override ValueTask<PromptResult> ConcludeAsync(Attempt attempt, in Answer answer, TimeSpan latency, CancellationToken cancellationToken)
    {
        var flaw = Answers.FlawOf(answer.Response, answer.Text);
        if (!Definition.Result.TryRead(answer.Text, out var value, out var error))
        {
            var outcome = flaw == AttemptOutcome.Accepted ? AttemptOutcome.Unreadable : flaw;
            return attempt.IsLast
                ? throw Unreadable(attempt, answer, latency, outcome, error)
                : new(Conclude(attempt, answer, latency, value!, outcome));
        }

        return flaw == AttemptOutcome.Accepted && Definition.HasValidator
            ? ValidateAsync(attempt, answer, latency, value, cancellationToken)
            : new(Conclude(attempt, answer, latency, value, flaw));
    }

    private protected override PromptRequest BuildRequest(Tier? tier)
    {
        var writer = new PromptRequestWriter(Layout, Runtime.Limits, trackSegments: tier?.GuardsPrefix ?? true, binding.HasTools);
        Definition.WritePrefix(prompt, ref writer);
        Definition.WriteInputs(prompt, ref writer);
        if (!writer.HasUserTurn)
            throw new ArgumentException(
                $"Prompt '{Layout.Name}' has no user turn: every input and the history are empty. Give at least one of them a value.",
                nameof(prompt));

        return writer.Finish(new PromptChatOptions(Layout)
        {
            Spans = writer.Spans,
            IsMetered = Runtime.IsMetered,
            MaxOutputTokens = Definition.MaxOutputTokens,
            Temperature = Definition.Temperature,
            ResponseFormat = Definition.Result.Format,
            Tools = binding.ShareTools(),
        });
    }

    private async ValueTask<PromptResult> ValidateAsync(
        Attempt attempt, Answer answer, TimeSpan latency, TResult value, CancellationToken cancellationToken)
    {
        try
        {
            var verdict = await Definition.JudgeAsync(prompt, value, cancellationToken).ConfigureAwait(false);
            if (!verdict.IsValid && attempt.IsLast && Route.ThrowsWhenRejected)
                throw Rejected(attempt, answer, latency, verdict);

            return Conclude(attempt, answer, latency, value, verdict.IsValid ? AttemptOutcome.Accepted : AttemptOutcome.Rejected, verdict.Reason);
        }
        catch (Exception exception) when (exception is not PromptException && Failures.IsFailure(exception, cancellationToken))
        {
            throw new PromptException(
                $"the validator failed with {exception.GetType().Name}", Layout.Name, attempt,
                new PromptAttempt(attempt, answer, latency, AttemptOutcome.Failed), exception);
        }
    }

    private PromptResult<TResult> Conclude(Attempt attempt, in Answer answer, TimeSpan latency, TResult value, AttemptOutcome outcome, string? reason = null) =>
        new(value, answer.Response, new PromptAttempt(attempt, answer, latency, outcome, reason), attempt, this);

    private PromptException Rejected(Attempt attempt, in Answer answer, TimeSpan latency, AnswerVerdict verdict) => new(
        "the validator rejected the answer of the last tier", Layout.Name, attempt,
        new PromptAttempt(attempt, answer, latency, AttemptOutcome.Rejected, verdict.Reason), answer: answer.Text);

    private PromptException Unreadable(Attempt attempt, in Answer answer, TimeSpan latency, AttemptOutcome outcome, string error)
    {
        var reason = outcome switch
        {
            AttemptOutcome.Refused => "the model refused to answer",
            AttemptOutcome.Truncated => $"the answer was cut off at {(Definition.MaxOutputTokens is { } most ? $"{most} tokens (MaxOutputTokens)" : "the model's own limit")}",
            AttemptOutcome.Empty => "the answer is empty",
            _ => $"the answer cannot be read as {TypeName.Of(typeof(TResult))}: {error}",
        };
        return new PromptException(reason, Layout.Name, attempt, new PromptAttempt(attempt, answer, latency, outcome), answer: answer.Text);
    }
}
