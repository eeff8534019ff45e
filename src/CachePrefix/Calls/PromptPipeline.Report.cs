using Microsoft.Extensions.AI;

namespace CachePrefix;

internal sealed partial class PromptPipeline
{
    /// <summary>The error of a failed attempt, with what its requests took until then, and the text that came where a stream broke off after a part of the answer. Nobody knows what a request took that was cut within its answer.</summary>
    private PromptException Failed(
        PromptCall call, Attempt attempt, PromptRequest request, Spending? spent, long started, Exception exception, string? received = null, bool isCut = false)
    {
        var settled = SettleFailed(call, attempt, request, out var requests);
        var failed = FailedAttempt(attempt.Tier, request, spent, started, exception, isCut);
        if (requests.SentNothing)
            failed = new PromptAttempt(failed.Tier, failed.Model, failed.Usage, spent is { Requests: > 0 } ? spent.Price : AnswerPrice.Sum(0), failed.Latency, failed.Outcome);
        else if (requests.Last is { } last)
            failed = failed with { Endpoint = last.Endpoint, Cause = last.Cause };

        var cause = exception is BrokenStreamException { InnerException: { } inner } ? inner : exception;
        var reason = received is null ? cause.Message + requests.Describe() : "the stream " + BrokenStreamException.Describe(received.Length, cause);
        var error = new PromptException(reason, _layout.Name, settled, failed, cause, received) { IsBrokenStream = received is not null };
        if (_runtime.Observers.Length > 0)
            Observe(call, settled, failed, started, firstToken: 0, response: null, error);
        return error;
    }

    /// <summary>
    /// A request that the provider answered with an error costs nothing; one that was cut off may have cost something that nobody reported.
    /// </summary>
    public PromptAttempt FailedAttempt(Tier tier, PromptRequest request, Spending? spent, long started, Exception exception, bool isCut = false)
    {
        spent ??= new Spending();
        if (Calls.Spent(tier, request) is { } reported)
            spent.Add(reported.Usage, reported.Cost);

        var isRefused = !isCut && (Failures.StatusOf(exception, tier) is not null || exception is ArgumentException);
        var price = isRefused || (spent.Requests > 0 && !isCut) ? spent.Price : AnswerPrice.At(null);
        return new PromptAttempt(tier.Name, tier.Model, spent.Usage, price, _runtime.Time.GetElapsedTime(started), AttemptOutcome.Failed);
    }

    /// <summary>Tells observers of an attempt that the caller ended. The provider may bill it, but nobody says how much.</summary>
    private void ObserveAbandoned(PromptCall call, Attempt attempt, PromptRequest request, Spending? spent, long started, Exception? exception)
    {
        if (_runtime.Observers.Length == 0)
            return;

        exception ??= new OperationCanceledException("The caller ended the stream.");
        var settled = Settle(call, attempt, request, ref started);
        var abandoned = FailedAttempt(attempt.Tier, request, spent, started, exception) with { Endpoint = settled.Endpoint };
        Observe(call, settled, abandoned, started, firstToken: 0, response: null, exception);
    }

    /// <summary>Tells observers of an attempt that only wrote the prefix.</summary>
    public void ObservePrewarm(RouteDecision route, in PromptAttempt outcome, int number, ChatResponse? response, Exception? error)
    {
        if (_runtime.Observers.Length == 0)
            return;

        Tell(new ObservedAttempt
        {
            Call = null,
            CallId = CallIds.Next(),
            Layout = _layout,
            Attempt = outcome,
            Number = number,
            IsFinal = true,
            IsPrewarm = true,
            Route = route,
            StartedAt = _runtime.Time.GetUtcNow() - outcome.Latency,
            Response = response,
            Error = error,
        });
    }

    /// <summary>Tells observers of an answer that a step gave in place of a model.</summary>
    private void ObserveAnswer(PromptCall call, PromptResult result)
    {
        if (result.Source == AnswerSource.Model || _runtime.Observers.Length == 0)
            return;

        Tell(new ObservedAttempt
        {
            Call = call,
            CallId = call.Id,
            Layout = _layout,
            Attempt = result.Last,
            Number = 1,
            IsFinal = true,
            Route = null,
            StartedAt = _runtime.Time.GetUtcNow() - result.Latency,
            Source = result.Source,
            SavedCost = result.SavedCost,
            Response = result.Response,
        });
    }

    /// <summary>Tells observers of a request that a batch answered, or did not.</summary>
    public void ObserveBatch(PromptCall call, Attempt attempt, in PromptAttempt outcome, ChatResponse? response, Exception? error, bool isFinal)
    {
        if (_runtime.Observers.Length > 0)
            Observe(call, attempt, outcome, _runtime.Time.GetTimestamp(), firstToken: 0, response, error, isFinal);
    }

    private void Observe(
        PromptCall call, Attempt attempt, in PromptAttempt outcome, long started, long firstToken, ChatResponse? response, Exception? error, bool? isFinal = null)
    {
        Tell(new ObservedAttempt
        {
            Call = call,
            CallId = call.Id,
            Layout = _layout,
            Attempt = outcome,
            Number = attempt.Number,
            IsFinal = isFinal ?? (attempt.IsLast || error is not null || outcome.Outcome == AttemptOutcome.Accepted),
            Route = attempt.Route,
            StartedAt = _runtime.Time.GetUtcNow() - outcome.Latency,
            Source = attempt.Source,
            TimeToFirstToken = firstToken == 0 ? null : _runtime.Time.GetElapsedTime(started, firstToken),
            Response = response,
            Error = error,
        });
    }

    private void Tell(ObservedAttempt attempt)
    {
        foreach (var observer in _runtime.Observers)
            observer.Observe(attempt);
    }
}
