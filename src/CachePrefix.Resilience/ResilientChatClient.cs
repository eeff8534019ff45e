using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;
using Polly;
using Polly.Hedging;

namespace CachePrefix.Resilience;

/// <summary>
/// Asks again when an endpoint fails for a passing reason, and the next endpoint when that does not help. Keeps each prefix on one endpoint while that one answers, and says
/// what is left behind when it does not.
/// </summary>
/// <remarks>
/// A stream is started again only before its first token. The caller's own cancellation is never repeated and counts against nobody. The answers of requests that come from no
/// prompt definition carry <see cref="EndpointKey"/>, <see cref="AttemptsKey"/> and <see cref="FallbackKey"/>; those of prompt definitions have them in <see cref="PromptResult"/>.
/// </remarks>
public sealed class ResilientChatClient : DelegatingChatClient, IProviderErrorReader, IEndpointReporter, ISegmentedRequests
{
    /// <summary>The key of the additional properties of a response, or of a stream's first update, that names the endpoint which answered: a <see cref="string"/>.</summary>
    public const string EndpointKey = "cacheprefix:endpoint";

    /// <summary>The key under which the requests are that gave no answer: an <see cref="IReadOnlyList{T}"/> of <see cref="EndpointAttempt"/>; absent where there were none.</summary>
    public const string AttemptsKey = "cacheprefix:attempts";

    /// <summary>The key under which a <see cref="RouteFallback"/> is; absent where the prefix's own endpoint answered.</summary>
    public const string FallbackKey = "cacheprefix:fallback";

    private readonly ResilienceOptions _options;
    private readonly EndpointGroup _group;
    private readonly ResiliencePipeline<EndpointAnswer> _pipeline;

    /// <summary>Adds resilience to a client; <see cref="ResilienceExtensions.WithResilience(IChatClient, Action{ResilienceOptions}?)"/> does the same.</summary>
    /// <param name="innerClient">The client of the first endpoint, which also answers for all others what a client is asked by <see cref="GetService"/>.</param>
    /// <param name="options">The settings, and the other endpoints; not to be changed any more.</param>
    /// <exception cref="CachePrefixConfigurationException">A setting is out of its range, or two endpoints have the same name.</exception>
    /// <exception cref="ArgumentException">A client runs tools itself.</exception>
    public ResilientChatClient(IChatClient innerClient, ResilienceOptions options)
        : base(innerClient)
    {
        ArgumentNullException.ThrowIfNull(options);
        EndpointDescription[] endpoints = [new(options.Name, innerClient, options.Weight, options.MaxConcurrency, Model: null, IsFallback: false), .. options.Endpoints];
        OptionsCheck.Check(options, endpoints);
        foreach (var endpoint in endpoints)
        {
            if (ChatMiddleware.InvokesFunctions(endpoint.Client))
                throw new ArgumentException(
                    $"The client of endpoint '{endpoint.Name}' runs tools itself, so that asking again would run them again. Put function invocation around the client that WithResilience returns.",
                    nameof(innerClient));
        }

        _options = options;
        _group = new EndpointGroup(endpoints, options);
        _pipeline = BuildPipeline(options, endpoints.Length);
    }

    /// <summary>How each endpoint is now, for health checks and dashboards.</summary>
    public IReadOnlyList<EndpointState> Endpoints => Array.ConvertAll(_group.All, static endpoint => endpoint.State);

    /// <inheritdoc />
    public HttpStatusCode? ReadStatus(Exception exception) => Read(exception, static (errors, error) => errors.ReadStatus(error));

    /// <inheritdoc />
    public string? ReadHeader(Exception exception, string name) => Read(exception, (errors, error) => errors.ReadHeader(error, name));

    /// <inheritdoc />
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var call = CallOf(messages, options, isStream: false, cancellationToken);
        var answer = await ExecuteAsync(call, cancellationToken).ConfigureAwait(false);
        var response = answer.Response!;
        call.Remember(answer.Endpoint, response.Usage);
        _group.Remember(response.ConversationId, answer.Endpoint);
        if (Report(call, answer, options) is { } properties)
            CopyTo(response.AdditionalProperties ??= [], properties);
        return response;
    }

    /// <inheritdoc />
    /// <exception cref="BrokenStreamException">The stream broke off after a part of the answer had been given.</exception>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var call = CallOf(messages, options, isStream: true, cancellationToken);
        await using var answer = await ExecuteAsync(call, cancellationToken).ConfigureAwait(false);
        if (Report(call, answer, options) is { } properties && answer.Before is [var head, ..])
            CopyTo(head.AdditionalProperties ??= [], properties);

        var received = new StringBuilder();
        var usage = new StreamUsage();
        foreach (var update in answer.Before)
        {
            usage.Read(update);
            received.Append(update.Text);
            yield return update;
        }

        while (await NextAsync(call, answer, received, usage, cancellationToken).ConfigureAwait(false) is { } update)
        {
            usage.Read(update);
            received.Append(update.Text);
            yield return update;
        }

        call.Remember(answer.Endpoint, usage.Details);
        _group.Remember(usage.Conversation, answer.Endpoint);
    }

    /// <inheritdoc />
    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceType == typeof(ISegmentedRequests) && _group.All.Length == 1)
            return InnerClient.GetService(serviceType, serviceKey);
        return base.GetService(serviceType, serviceKey);
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var endpoint in _group.All)
                endpoint.Client.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>The time-out of everything, then the endpoints one after the other or, when one is slow, side by side.</summary>
    private static ResiliencePipeline<EndpointAnswer> BuildPipeline(ResilienceOptions options, int endpoints)
    {
        var builder = new ResiliencePipelineBuilder<EndpointAnswer> { TimeProvider = options.TimeProvider }.AddTimeout(options.TotalTimeout);
        if (endpoints == 1)
            return builder.Build();

        return builder.AddHedging(new HedgingStrategyOptions<EndpointAnswer>
        {
            MaxHedgedAttempts = endpoints - 1,
            ShouldHandle = static args => ValueTask.FromResult(ResilientCall.Of(args.Context).MayAskNext(args.Outcome.Exception)),
            DelayGenerator = args => ValueTask.FromResult(
                options.HedgingDelay is { } delay && ResilientCall.Of(args.Context).Asked == 1 ? delay : Timeout.InfiniteTimeSpan),
            ActionGenerator = static args =>
            {
                var call = ResilientCall.Of(args.ActionContext);
                var context = args.ActionContext;
                return call.Take() is { } endpoint ? () => call.AskAsync(endpoint, context) : null;
            },
        }).Build();
    }

    private ResilientCall CallOf(IEnumerable<ChatMessage> messages, ChatOptions? options, bool isStream, CancellationToken cancellationToken)
    {
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return new ResilientCall(_options, _group.PlanFor(list, options), list, options, isStream, cancellationToken);
    }

    private async ValueTask<EndpointAnswer> ExecuteAsync(ResilientCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        call.AttachTo(context);
        try
        {
            var outcome = await _pipeline.ExecuteOutcomeAsync(static (context, call) => call.AskFirstAsync(context), context, call).ConfigureAwait(false);
            await call.PutAwayAsync(outcome.Result).ConfigureAwait(false);
            if (outcome.Exception is { } exception && call.Failure(exception) is { } failure && failure != exception)
                throw failure;
            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static async ValueTask<ChatResponseUpdate?> NextAsync(
        ResilientCall call, EndpointAnswer answer, StringBuilder received, StreamUsage usage, CancellationToken cancellationToken)
    {
        try
        {
            return await answer.NextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (!(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            var cause = answer.IsStalled ? new TimeoutException("The next piece did not come in time (StreamIdleTimeout).", exception) : exception;
            call.Broke(answer, cause, usage.Details);
            throw new BrokenStreamException(answer.Endpoint.Name, received.ToString(), cause);
        }
    }

    /// <summary>Tells the prompt's pipeline what the answer took; for other requests, what to tell in the answer itself.</summary>
    private AdditionalPropertiesDictionary? Report(ResilientCall call, EndpointAnswer answer, ChatOptions? options)
    {
        var fallback = call.FallbackTo(answer.Endpoint);
        if (fallback is not null && _options.Logger is { } logger)
            Log.AnsweredElsewhere(logger, fallback.ToString());
        if (options is PromptChatOptions { Endpoints: { } log })
        {
            log.Answered(answer.Endpoint.Name, fallback, call.LostUntil(answer));
            return null;
        }

        var properties = new AdditionalPropertiesDictionary { [EndpointKey] = answer.Endpoint.Name };
        if (call.Failed is { Length: > 0 } failed)
            properties[AttemptsKey] = failed;
        if (fallback is not null)
            properties[FallbackKey] = fallback;
        return properties;
    }

    private static void CopyTo(AdditionalPropertiesDictionary target, AdditionalPropertiesDictionary properties)
    {
        foreach (var (key, value) in properties)
            target[key] = value;
    }

    private T? Read<T>(Exception exception, Func<IProviderErrorReader, Exception, T?> read)
    {
        foreach (var endpoint in _group.All)
        {
            if (endpoint.Client.GetService(typeof(IProviderErrorReader)) is IProviderErrorReader errors && read(errors, exception) is { } value)
                return value;
        }

        return default;
    }
}
