using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace CachePrefix.Resilience;

/// <summary>Builds what stands around the requests to one endpoint: retries, then the circuit, then the time-out of one request.</summary>
internal static class EndpointPipeline
{
    public static ResiliencePipeline Build(Endpoint endpoint, ResilienceOptions options, CircuitBreakerStateProvider circuit, bool isAlone)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider };
        if (options.MaxRetries > 0)
            builder.AddRetry(Retry(endpoint, options, isAlone));
        return builder
            .AddCircuitBreaker(Breaker(endpoint, options, circuit, isAlone))
            .AddTimeout(options.AttemptTimeout)
            .Build();
    }

    private static RetryStrategyOptions Retry(Endpoint endpoint, ResilienceOptions options, bool isAlone)
    {
        return new RetryStrategyOptions
        {
            MaxRetryAttempts = options.MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.RetryDelay,
            MaxDelay = options.MaxRetryDelay,
            ShouldHandle = args => ValueTask.FromResult(MayRepeat(ResilientCall.Of(args.Context), args.Outcome.Exception)),
            DelayGenerator = args => ValueTask.FromResult(WaitAskedFor(args.Outcome.Exception)),
        };

        bool MayRepeat(ResilientCall call, Exception? exception) => exception is not null && !call.IsOver && call.KindOf(endpoint, exception) switch
        {
            FailureKind.Passing or FailureKind.RateLimit => !(WaitAskedFor(exception) > options.MaxRetryDelay),
            FailureKind.Open => isAlone && WaitAskedFor(exception) <= options.MaxRetryDelay,
            _ => false,
        };

        TimeSpan? WaitAskedFor(Exception? exception) => exception switch
        {
            null => null,
            BrokenCircuitException open => open.RetryAfter,
            _ => endpoint.Failures.RetryAfterOf(exception, options.TimeProvider.GetUtcNow()),
        };
    }

    /// <summary>A rate limit says nothing about health, and where there is no other endpoint a wrong key must not be hidden behind an open circuit.</summary>
    private static CircuitBreakerStrategyOptions Breaker(Endpoint endpoint, ResilienceOptions options, CircuitBreakerStateProvider circuit, bool isAlone) => new()
    {
        FailureRatio = options.BreakRatio,
        MinimumThroughput = options.BreakThroughput,
        SamplingDuration = options.BreakWindow,
        BreakDuration = options.BreakDuration,
        StateProvider = circuit,
        ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } exception
            && ResilientCall.Of(args.Context).KindOf(endpoint, exception) is var kind
            && (kind == FailureKind.Passing || (kind == FailureKind.Endpoint && !isAlone))),
        OnOpened = args =>
        {
            if (options.Logger is { } logger)
                Log.CircuitOpened(logger, endpoint.Name, args.BreakDuration, args.Outcome.Exception?.Message);
            return default;
        },
        OnClosed = _ =>
        {
            if (options.Logger is { } logger)
                Log.CircuitClosed(logger, endpoint.Name);
            return default;
        },
    };
}
