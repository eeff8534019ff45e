using System.Globalization;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.AI;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace CachePrefix.Resilience;

/// <summary>One request of the caller's, and the requests to endpoints that it takes.</summary>
internal sealed class ResilientCall
{
    private static readonly ResiliencePropertyKey<ResilientCall> Key = new("cacheprefix.call");

    private readonly ResilienceOptions _settings;
    private readonly IReadOnlyList<ChatMessage> _messages;
    private readonly ChatOptions? _options;
    private readonly bool _isStream;
    private readonly CancellationToken _caller;
    private readonly List<EndpointAttempt> _failed = [];
    private readonly List<EndpointAnswer> _answers = [];
    private readonly object _lock = new();
    private readonly long _started;
    private int _next;
    private Exception? _last;
    private volatile bool _isAnswered;

    public ResilientCall(
        ResilienceOptions settings, EndpointPlan plan, IReadOnlyList<ChatMessage> messages, ChatOptions? options, bool isStream, CancellationToken caller)
    {
        _settings = settings;
        Plan = plan;
        _messages = messages;
        _options = options;
        _isStream = isStream;
        _caller = caller;
        _started = settings.TimeProvider.GetTimestamp();
    }

    public EndpointPlan Plan { get; }

    /// <summary>Whether an endpoint has answered or the caller has gone.</summary>
    public bool IsOver => _isAnswered || _caller.IsCancellationRequested;

    /// <summary>How many endpoints have been asked.</summary>
    public int Asked => Volatile.Read(ref _next);

    /// <summary>The requests that gave no answer, in the order in which they ended.</summary>
    public EndpointAttempt[] Failed
    {
        get
        {
            lock (_lock)
                return [.. _failed];
        }
    }

    private EndpointLog? Log => (_options as PromptChatOptions)?.Endpoints;

    public static ResilientCall Of(ResilienceContext context) => context.Properties.GetValue(Key, null!);

    public void AttachTo(ResilienceContext context) => context.Properties.Set(Key, this);

    /// <summary>Asks the first endpoint.</summary>
    public ValueTask<Outcome<EndpointAnswer>> AskFirstAsync(ResilienceContext context)
    {
        _next = 1;
        return AskAsync(Plan.Order[0], context);
    }

    /// <summary>The next endpoint to ask, or <see langword="null"/> when all have been.</summary>
    public Endpoint? Take() => IsOver || Interlocked.Increment(ref _next) is var taken && taken > Plan.Order.Length ? null : Plan.Order[taken - 1];

    /// <summary>Asks one endpoint until it answers or its pipeline gives up.</summary>
    public ValueTask<Outcome<EndpointAnswer>> AskAsync(Endpoint endpoint, ResilienceContext context) => endpoint.Pipeline.ExecuteOutcomeAsync(
        static (context, state) => state.Call.SendAsync(state.Endpoint, context.CancellationToken), context, (Call: this, Endpoint: endpoint));

    public FailureKind KindOf(Endpoint endpoint, Exception exception) => endpoint.Failures.KindOf(exception, IsOver);

    /// <summary>Whether another endpoint may do better.</summary>
    public bool MayAskNext(Exception? exception) => exception is not null && !IsOver
        && KindOf(exception) is not (FailureKind.Request or FailureKind.Canceled);

    /// <summary>Puts away the answers that came besides the one that is used, which are paid for too.</summary>
    public async ValueTask PutAwayAsync(EndpointAnswer? used)
    {
        EndpointAnswer[] unused;
        lock (_lock)
            unused = [.. _answers.Where(answer => answer != used)];
        foreach (var answer in unused)
        {
            AddUnused(answer);
            await answer.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The time between the call and a request.</summary>
    public TimeSpan LostUntil(EndpointAnswer answer) => _settings.TimeProvider.GetElapsedTime(_started, answer.Sent);

    /// <summary>Takes note of a stream that broke off after it had begun.</summary>
    public void Broke(EndpointAnswer answer, Exception exception, UsageDetails? usage) =>
        Add(answer.Endpoint, answer.StartedAt, answer.Sent, usage, exception, isAbandoned: false);

    /// <summary>What the caller gets in place of an answer: the provider's own error where there was one.</summary>
    public Exception Failure(Exception exception)
    {
        if (_caller.IsCancellationRequested)
            return exception is OperationCanceledException ? exception : new OperationCanceledException(exception.Message, exception, _caller);
        if (exception is TimeoutRejectedException timeout)
            return new TimeoutException(
                string.Create(CultureInfo.InvariantCulture, $"There was no answer within {timeout.Timeout} ({LimitOf(timeout)}){Tried()}. Raise the limit, or ask for less output."), _last ?? exception);
        if (KindOf(exception) == FailureKind.Request)
            return exception;
        if (_last is not null && _last != exception)
            ExceptionDispatchInfo.Throw(_last);
        if (exception is not BrokenCircuitException)
            return exception;
        return new EndpointsUnavailableException($"No endpoint takes requests now: {string.Join("; ", Plan.Order.Select(Describe))}. Try again later, or add a fallback with AddFallback.", exception);
    }

    public RouteFallback? FallbackTo(Endpoint endpoint)
    {
        if (endpoint == Plan.Own)
            return null;

        var now = _settings.TimeProvider.GetUtcNow();
        var isWarm = endpoint.Warm.TokensOf(Plan.Prefix, now) > 0;
        return new RouteFallback(Plan.Own.Name, endpoint.Name, CauseAt(Plan.Own)) { ColdTokens = isWarm ? 0 : Plan.Own.Warm.TokensOf(Plan.Prefix, now) };
    }

    /// <summary>Takes note of what an answer read from its endpoint's cache or wrote to it.</summary>
    public void Remember(Endpoint endpoint, UsageDetails? usage)
    {
        var tokens = UsageReader.Read(usage);
        endpoint.Warm.Remember(Plan.Prefix, tokens.CacheRead + tokens.CacheWrite, _settings.TimeProvider.GetUtcNow(), CacheLifetimeOf());
    }

    private async ValueTask<Outcome<EndpointAnswer>> SendAsync(Endpoint endpoint, CancellationToken cancellationToken)
    {
        var time = _settings.TimeProvider;
        var startedAt = time.GetUtcNow();
        var sent = time.GetTimestamp();
        endpoint.Begin();
        var reply = new EndpointAnswer(endpoint, startedAt, sent);
        try
        {
            if (_isStream)
                await reply.OpenAsync(_messages, endpoint.OptionsFor(_options), _settings, cancellationToken, _caller).ConfigureAwait(false);
            else
                await reply.AskAsync(_messages, endpoint.OptionsFor(_options), cancellationToken).ConfigureAwait(false);
            lock (_lock)
                _answers.Add(reply);
            _isAnswered = true;
            return Outcome.FromResult(reply);
        }
        catch (Exception exception)
        {
            var usage = reply.ReportedUsage;
            await reply.DisposeAsync().ConfigureAwait(false);
            if (!_caller.IsCancellationRequested)
                Note(reply, exception, usage, cancellationToken);
            return Outcome.FromException<EndpointAnswer>(exception);
        }
    }

    private void Note(EndpointAnswer reply, Exception exception, UsageDetails? usage, CancellationToken cancellationToken)
    {
        var isAbandoned = _isAnswered && exception is OperationCanceledException;
        var error = exception is OperationCanceledException && cancellationToken.IsCancellationRequested && !isAbandoned
            ? new TimeoutException($"'{reply.Endpoint.Name}' gave no answer in time.", exception)
            : exception;
        Add(reply.Endpoint, reply.StartedAt, reply.Sent, usage, error, isAbandoned);
        if (isAbandoned || reply.Endpoint.Failures.RetryAfterOf(exception, _settings.TimeProvider.GetUtcNow()) is not { } wait || wait <= _settings.MaxRetryDelay)
            return;

        reply.Endpoint.RestFor(wait);
        if (_settings.Logger is { } logger)
            Resilience.Log.Rests(logger, reply.Endpoint.Name, wait);
    }

    private void AddUnused(EndpointAnswer reply)
    {
        var requests = (_options as PromptChatOptions)?.Requests;
        Add(reply.Endpoint, reply.StartedAt, reply.Sent, requests is null ? reply.ReportedUsage : null, error: null, isAbandoned: true);
    }

    private void Add(Endpoint endpoint, DateTimeOffset startedAt, long sent, UsageDetails? usage, Exception? error, bool isAbandoned)
    {
        var status = error is null ? null : endpoint.Failures.StatusOf(error);
        var attempt = new EndpointAttempt(endpoint.Name, startedAt, _settings.TimeProvider.GetElapsedTime(sent))
        {
            Error = error,
            Model = endpoint.Model,
            Status = usage is null ? status : null,
            Usage = usage,
            IsAbandoned = isAbandoned,
            Cause = isAbandoned ? "another endpoint was faster"
                : status is { } code ? ((int)code).ToString(CultureInfo.InvariantCulture)
                : error is TimeoutException ? "time-out" : "connection",
        };
        lock (_lock)
        {
            _failed.Add(attempt);
            if (!isAbandoned)
                _last = error;
        }

        Log?.Add(attempt);
    }

    private string CauseAt(Endpoint endpoint)
    {
        lock (_lock)
        {
            if (_failed.FindLast(attempt => attempt.Endpoint == endpoint.Name && !attempt.IsAbandoned) is { } failed)
                return failed.Cause;
        }

        return endpoint.RestsUntil is not null ? "asked for a pause"
            : endpoint.IsOpen ? "circuit open"
            : endpoint.IsFull ? "full"
            : "slow";
    }

    private TimeSpan CacheLifetimeOf()
    {
        foreach (var message in _messages)
        {
            if (IsLong(message.AdditionalProperties) || message.Contents.Any(static content => IsLong(content.AdditionalProperties)))
                return TimeSpan.FromHours(1);
        }

        return TimeSpan.FromMinutes(5);

        static bool IsLong(AdditionalPropertiesDictionary? properties) => Breakpoint.TryGet(properties, out var ttl) && ttl == CacheTtl.OneHour;
    }

    /// <summary>The kind by whichever endpoint's reader knows the exception.</summary>
    private FailureKind KindOf(Exception exception)
    {
        var reader = Array.Find(Plan.Order, endpoint => endpoint.Failures.StatusOf(exception) is not null) ?? Plan.Order[0];
        return KindOf(reader, exception);
    }

    private string LimitOf(TimeoutRejectedException timeout) =>
        timeout.Timeout == _settings.AttemptTimeout && _settings.AttemptTimeout != _settings.TotalTimeout ? nameof(ResilienceOptions.AttemptTimeout) : nameof(ResilienceOptions.TotalTimeout);

    private string Tried() => Failed is { Length: > 0 } failed ? $" after {string.Join(", ", failed.Select(static attempt => $"{attempt.Endpoint} {attempt.Cause}"))}" : "";

    private static string Describe(Endpoint endpoint) => endpoint.RestsUntil is { } until
        ? string.Create(CultureInfo.InvariantCulture, $"'{endpoint.Name}' asked to be left alone until {until:HH:mm:ss} UTC")
        : $"the circuit of '{endpoint.Name}' is open";
}
