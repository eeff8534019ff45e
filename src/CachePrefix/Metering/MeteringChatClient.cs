using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// Meters the requests of any client. Requests of prompt clients whose program has a meter are left out, so that nothing is counted twice; the
/// response is returned as it came.
/// </summary>
/// <remarks>
/// Tokens are counted per response: below a client that runs tools every request is a record, above it their sum. A response that a
/// <see cref="ResponseCachingChatClient"/> below gave again costs nothing.
/// </remarks>
public sealed class MeteringChatClient : DelegatingChatClient
{
    private readonly CallMeter _meter;
    private readonly string _prompt;
    private readonly string? _feature;
    private readonly Tier _tier;
    private readonly string? _provider;

    internal MeteringChatClient(IChatClient innerClient, CallMeter meter, string? prompt, string? feature)
        : base(innerClient)
    {
        _meter = meter;
        _prompt = prompt ?? GuardedSegment.Unnamed;
        _feature = feature;
        _tier = new Tier(_prompt, innerClient);
        _provider = (innerClient.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata)?.ProviderName;
    }

    /// <inheritdoc />
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (IsMeteredAbove(options))
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);

        ArgumentNullException.ThrowIfNull(messages);
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var started = _meter.Time.GetTimestamp();
        try
        {
            var response = await base.GetResponseAsync(list, options, cancellationToken).ConfigureAwait(false);
            Record(list, options, started, firstToken: 0, response, error: null);
            return response;
        }
        catch (Exception exception)
        {
            Record(list, options, started, firstToken: 0, response: null, exception);
            throw;
        }
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var isMeteredAbove = IsMeteredAbove(options);
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var updates = new List<ChatResponseUpdate>();
        var started = _meter.Time.GetTimestamp();
        var firstToken = 0L;
        await using var enumerator = base.GetStreamingResponseAsync(list, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var isWhole = false;
        Exception error = new OperationCanceledException("The caller ended the stream.");
        try
        {
            while (true)
            {
                try
                {
                    isWhole = !await enumerator.MoveNextAsync().ConfigureAwait(false);
                }
                catch (Exception exception)
                {
                    error = exception;
                    throw;
                }

                if (isWhole)
                    yield break;
                if (firstToken == 0)
                    firstToken = _meter.Time.GetTimestamp();
                if (!isMeteredAbove)
                    updates.Add(enumerator.Current);
                yield return enumerator.Current;
            }
        }
        finally
        {
            if (!isMeteredAbove)
                Record(list, options, started, firstToken, isWhole ? updates.ToChatResponse() : null, isWhole ? null : error);
        }
    }

    private static bool IsMeteredAbove(ChatOptions? options) => options is PromptChatOptions { IsMetered: true };

    private void Record(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, long started, long firstToken, ChatResponse? response, Exception? error)
    {
        var layout = (options as PromptChatOptions)?.Layout;
        var latency = _meter.Time.GetElapsedTime(started);
        var source = SourceOf(response);
        var (usage, cost) = source == AnswerSource.Model ? Price(response, error) : (default, 0);
        _meter.Record(new CallFacts
        {
            CallId = CallIds.Next(),
            Number = 1,
            IsFinal = true,
            IsPrewarm = (options as PromptChatOptions)?.IsPrewarm ?? false,
            StartedAt = _meter.Time.GetUtcNow() - latency,
            Prompt = layout?.Name ?? _prompt,
            Feature = layout?.Feature ?? _feature,
            PrefixHash = layout?.ConstantHash,
            ChangedSegment = (options as PromptChatOptions)?.ChangedSegment,
            Model = response?.ModelId ?? options?.ModelId ?? _tier.Model,
            Provider = _provider,
            Source = source,
            Outcome = error is not null ? AttemptOutcome.Failed : FlawOf(response!),
            Usage = usage,
            Cost = cost,
            CostBefore = LookUpCostOf(response),
            Latency = latency,
            TimeToFirstToken = firstToken == 0 ? null : _meter.Time.GetElapsedTime(started, firstToken),
            Response = response,
            Error = error,
            Status = error is null ? null : Failures.StatusOf(error, _tier),
            IsTraced = _tier.EmitsTelemetry,
            Options = options,
            Messages = messages,
        });
    }

    /// <summary>A request that was answered with an error costs nothing; what one that broke off has cost nobody knows.</summary>
    private (TokenUsage Usage, decimal? Cost) Price(ChatResponse? response, Exception? error)
    {
        if (response is null)
            return (default, Failures.StatusOf(error, _tier) is not null ? 0 : null);
        if (response.Usage is null)
            return (default, null);

        var usage = UsageReader.Read(response.Usage);
        var row = _meter.Prices.Find(response, _tier.Model, usage, _meter.Time.GetTimestamp());
        var isSum = _tier.InvokesFunctions && row is { AboveInputTokens: > 0 };
        var isUncertain = _tier.CachesResponses && AnswerOrigins.Of(response) != AnswerOrigin.Provider;
        return (usage, isSum || isUncertain ? null : row?.TotalOf(usage));
    }

    private static AnswerSource SourceOf(ChatResponse? response) =>
        ResponseProperties.TryGet(response, ResponseCachingChatClient.SourceKey, out var source) && source is AnswerSource known ? known : AnswerSource.Model;

    private static decimal? LookUpCostOf(ChatResponse? response) =>
        ResponseProperties.TryGet(response, SemanticCachingChatClient.CostKey, out var cost) ? cost as decimal? : 0;

    /// <summary>An answer that only calls tools has no text, and is none the worse.</summary>
    private static AttemptOutcome FlawOf(ChatResponse response)
    {
        var flaw = Answers.FlawOf(response, Answers.TextOf(response));
        return flaw == AttemptOutcome.Empty && response.FinishReason == ChatFinishReason.ToolCalls ? AttemptOutcome.Accepted : flaw;
    }
}
