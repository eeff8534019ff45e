using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>A call whose prompt and answer have types: writes the request, reads the answer and validates it.</summary>
internal sealed class TypedPromptCall<TPrompt, TResult>(
    TPrompt prompt, PromptDefinition<TPrompt, TResult> definition, PromptLayout layout, PromptRuntime runtime)
    : PromptCall(layout, definition.Route)
{
    public override object Prompt => prompt!;

    public override Type ResultType => typeof(TResult);

    public override ResponseCachePolicy? CachePolicy => definition.ResponseCache;

    public override SemanticCachePolicy? SemanticPolicy => definition.SemanticCache;

    public override PromptResult? Replay(ChatResponse response, ReplayedAnswer origin)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(origin);
        var text = Answers.TextOf(response);
        return Answers.FlawOf(response, text) == AttemptOutcome.Accepted && definition.Result.TryRead(text, out var value, out _)
            ? new PromptResult<TResult>(value, response, origin, this)
            : null;
    }

    internal override PromptRuntime Runtime => runtime;

    internal override ValueTask<string> NameTierAsync(CancellationToken cancellationToken) => definition.RouteAsync(prompt, cancellationToken);

    internal override ValueTask<PromptResult> ConcludeAsync(Attempt attempt, Answer answer, TimeSpan latency, CancellationToken cancellationToken)
    {
        var flaw = Answers.FlawOf(answer.Response, answer.Text);
        if (!definition.Result.TryRead(answer.Text, out var value, out var error))
        {
            var outcome = flaw == AttemptOutcome.Accepted ? AttemptOutcome.Unreadable : flaw;
            return attempt.IsLast
                ? throw Unreadable(attempt, answer, latency, outcome, error)
                : new(Conclude(attempt, answer, latency, value!, outcome));
        }

        return flaw == AttemptOutcome.Accepted && definition.HasValidator
            ? ValidateAsync(attempt, answer, latency, value, cancellationToken)
            : new(Conclude(attempt, answer, latency, value, flaw));
    }

    private protected override PromptRequest BuildRequest(Tier? tier)
    {
        var writer = new PromptRequestWriter(Layout, runtime.Limits, trackSegments: tier?.GuardsPrefix ?? true, hasTools: definition.Tools.Count > 0);
        definition.WritePrefix(prompt, ref writer);
        definition.WriteInputs(prompt, ref writer);
        if (!writer.HasUserTurn)
            throw new ArgumentException(
                $"Prompt '{Layout.Name}' has no user turn: every input and the history are empty. Give at least one of them a value.",
                nameof(prompt));

        return writer.Finish(new PromptChatOptions(Layout)
        {
            Spans = writer.Spans,
            IsMetered = runtime.IsMetered,
            MaxOutputTokens = definition.MaxOutputTokens,
            Temperature = definition.Temperature,
            ResponseFormat = definition.Result.Format,
            Tools = definition.Tools.Count == 0 ? null : [.. definition.Tools],
        });
    }

    private async ValueTask<PromptResult> ValidateAsync(
        Attempt attempt, Answer answer, TimeSpan latency, TResult value, CancellationToken cancellationToken)
    {
        try
        {
            var isValid = await definition.ValidateAsync(prompt, value, cancellationToken).ConfigureAwait(false);
            return Conclude(attempt, answer, latency, value, isValid ? AttemptOutcome.Accepted : AttemptOutcome.Rejected);
        }
        catch (Exception exception) when (Failures.IsFailure(exception, cancellationToken))
        {
            throw new PromptException(
                $"the validator failed with {exception.GetType().Name}", Layout.Name, attempt,
                new PromptAttempt(attempt.Tier, answer, latency, AttemptOutcome.Failed), exception);
        }
    }

    private PromptResult<TResult> Conclude(in Attempt attempt, in Answer answer, TimeSpan latency, TResult value, AttemptOutcome outcome) =>
        new(value, answer.Response, new PromptAttempt(attempt.Tier, answer, latency, outcome), attempt, this);

    private PromptException Unreadable(in Attempt attempt, in Answer answer, TimeSpan latency, AttemptOutcome outcome, string error)
    {
        var reason = outcome switch
        {
            AttemptOutcome.Refused => "the model refused to answer",
            AttemptOutcome.Truncated => $"the answer was cut off at {(definition.MaxOutputTokens is { } most ? $"{most} tokens (MaxOutputTokens)" : "the model's own limit")}",
            AttemptOutcome.Empty => "the answer is empty",
            _ => $"the answer cannot be read as {TypeName.Of(typeof(TResult))}: {error}",
        };
        return new PromptException(reason, Layout.Name, attempt, new PromptAttempt(attempt.Tier, answer, latency, outcome), answer: answer.Text);
    }
}
