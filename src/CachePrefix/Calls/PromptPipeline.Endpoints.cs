namespace CachePrefix;

internal sealed partial class PromptPipeline
{
    /// <summary>
    /// Takes over what the tier's client tells of the requests that an attempt took: those that gave no answer become attempts of their own, and the
    /// time that they took is none of the one that answered.
    /// </summary>
    private Attempt Settle(PromptCall call, Attempt attempt, PromptRequest request, ref long started)
    {
        if (request.Options.Endpoints?.Take() is not { } report)
            return attempt;

        started += (long)(report.Lost.TotalSeconds * _runtime.Time.TimestampFrequency);
        var settled = Repeated(call, Routed(attempt, report.Fallback), report.Failed, report.Failed.Count);
        return settled with { Endpoint = report.Endpoint };
    }

    /// <summary>Takes over what the tier's client tells of an attempt that gave no answer; the last request is what the attempt failed with.</summary>
    private Attempt SettleFailed(PromptCall call, Attempt attempt, PromptRequest request, out FailedRequests failed)
    {
        failed = default;
        if (request.Options.Endpoints?.Take() is not { } report)
            return attempt;

        failed = new FailedRequests(report.Failed);
        return Repeated(call, Routed(attempt, report.Fallback), report.Failed, report.Failed.Count - 1) with { Endpoint = failed.Last?.Endpoint ?? report.Endpoint };
    }

    private Attempt Repeated(PromptCall call, Attempt attempt, IReadOnlyList<EndpointAttempt> failed, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var repeated = AttemptOf(attempt.Tier, failed[i]);
            if (_runtime.Observers.Length > 0)
                ObserveRepeated(call, attempt, repeated, failed[i]);
            attempt = attempt with { Earlier = attempt.With(repeated) };
        }

        return attempt;
    }

    private static Attempt Routed(Attempt attempt, RouteFallback? fallback) => fallback is null
        ? attempt
        : attempt with { Route = attempt.Route with { Fallback = fallback, Reason = $"{attempt.Route.Reason}; {fallback}" } };

    /// <summary>A request that was answered with an error costs nothing; what one that broke off has cost nobody knows.</summary>
    private PromptAttempt AttemptOf(Tier tier, EndpointAttempt failed)
    {
        var usage = UsageReader.Read(failed.Usage);
        var model = failed.Model ?? tier.Model;
        var price = failed.Error is null ? AnswerPrice.At(_runtime.Prices.Find(failed.Usage, model, usage, _runtime.Time.GetTimestamp()))
            : failed.Status is not null ? AnswerPrice.Sum(0)
            : AnswerPrice.At(null);
        return new PromptAttempt(tier.Name, model, usage, price, failed.Latency, failed.IsAbandoned ? AttemptOutcome.Abandoned : AttemptOutcome.Failed)
        {
            Endpoint = failed.Endpoint,
            Cause = failed.Cause,
        };
    }

    private void ObserveRepeated(PromptCall call, Attempt attempt, in PromptAttempt repeated, EndpointAttempt failed) => Tell(new ObservedAttempt
    {
        Call = call,
        CallId = call.Id,
        Layout = _layout,
        Attempt = repeated,
        Number = attempt.Number,
        IsFinal = false,
        IsRepeated = true,
        Route = attempt.Route,
        StartedAt = failed.StartedAt,
        Error = failed.Error is null ? null : new PromptException(failed.Error.Message, _layout.Name, attempt, repeated, failed.Error),
    });

    /// <summary>The requests of an attempt that gave no answer, as far as the tier's client tells.</summary>
    private readonly record struct FailedRequests(IReadOnlyList<EndpointAttempt>? All)
    {
        public EndpointAttempt? Last => All is [.., var last] ? last : null;

        /// <summary>Whether the client tells that it has sent nothing.</summary>
        public bool SentNothing => All is { Count: 0 };

        public string Describe() => All is { Count: > 1 }
            ? FormattableString.Invariant($" (the last of {All.Count} requests: {string.Join(", ", All.Select(static request => $"{request.Endpoint} {request.Cause}"))})")
            : "";
    }
}
