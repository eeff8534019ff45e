using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>One request to a tier's client: asks or streams, and prices the answer. Everything that sends goes through here.</summary>
internal sealed class TierCall(PromptRuntime runtime)
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Answer> AskAsync(Tier tier, PromptRequest request, CancellationToken cancellationToken)
    {
        var startedAt = StartedAt();
        var response = await SendAsync(tier, request, cancellationToken).ConfigureAwait(false);
        return Read(tier, request, startedAt, response);
    }

    /// <summary>Sends a request. Who awaits it gives the response to <see cref="Read"/>.</summary>
    public static Task<ChatResponse> SendAsync(Tier tier, in PromptRequest request, CancellationToken cancellationToken) =>
        tier.Client.GetResponseAsync(request.Messages, request.Options, cancellationToken);

    /// <summary>Begins a stream. Who reads it to its end gives what it read to <see cref="Finish"/>.</summary>
    public IAsyncEnumerator<ChatResponseUpdate> Stream(Tier tier, PromptRequest request, CancellationToken cancellationToken) =>
        tier.Client.GetStreamingResponseAsync(request.Messages, request.Options, cancellationToken).GetAsyncEnumerator(cancellationToken);

    /// <summary>The answer of a stream.</summary>
    public Answer Finish(Tier tier, PromptRequest request, DateTimeOffset startedAt, List<ChatResponseUpdate> updates)
    {
        var origin = AnswerOrigin.None;
        for (var i = 0; tier.CachesResponses && i < updates.Count; i++)
            origin |= AnswerOrigins.Of(updates[i]);
        return Note(tier, request, startedAt, Price(tier, request, updates.ToChatResponse(), origin));
    }

    /// <summary>What a failed call took as far as its client has told.</summary>
    public (TokenUsage Usage, decimal? Cost)? Spent(Tier tier, PromptRequest request) =>
        request.Options.Requests?.Take(runtime.Prices, tier.Model, runtime.Time.GetTimestamp());

    /// <summary>When a request begins, where somebody wants to know.</summary>
    public DateTimeOffset StartedAt() => runtime.Warmth is null ? default : runtime.Time.GetUtcNow();

    /// <summary>The answer of a response. Not inlined: asynchronous methods clear the room of all their locals on each call, and this has large ones.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Answer Read(Tier tier, PromptRequest request, DateTimeOffset startedAt, ChatResponse? response)
    {
        if (response is null)
            throw new InvalidOperationException("the tier's client returned no response");

        var origin = tier.CachesResponses ? AnswerOrigins.Of(response) : AnswerOrigin.None;
        return Note(tier, request, startedAt, Price(tier, request, response, origin));
    }

    private Answer Note(Tier tier, PromptRequest request, DateTimeOffset startedAt, in Answer answer)
    {
        runtime.Warmth?.Record(tier, request, answer, startedAt, runtime.Time.GetUtcNow());
        return answer;
    }

    private Answer Price(Tier tier, PromptRequest request, ChatResponse response, AnswerOrigin origin)
    {
        var receivedAt = runtime.Time.GetTimestamp();
        var price = PriceOf(tier, request, response, origin, receivedAt, out var usage);
        return new Answer(response, Answers.TextOf(response), usage, price, receivedAt);
    }

    private AnswerPrice PriceOf(Tier tier, PromptRequest request, ChatResponse response, AnswerOrigin origin, long timestamp, out TokenUsage usage)
    {
        if (request.Options.Requests?.Take(runtime.Prices, response.ModelId ?? tier.Model, timestamp) is { } apart)
        {
            usage = apart.Usage;
            return AnswerPrice.Sum(apart.Cost);
        }

        if (tier.CachesResponses && origin != AnswerOrigin.Provider)
            return Kept(tier, response, origin, out usage);

        usage = UsageReader.Read(response.Usage);
        var row = runtime.Prices.Find(response, tier.Model, usage, timestamp);
        return AnswerPrice.At(tier.InvokesFunctions && row is { AboveInputTokens: > 0 } ? null : row);
    }

    /// <summary>
    /// An answer that a client below kept. It is free where a provider package's client, which would have reported a request, told of none; otherwise
    /// nobody knows what it took.
    /// </summary>
    private static AnswerPrice Kept(Tier tier, ChatResponse response, AnswerOrigin origin, out TokenUsage usage)
    {
        var isFree = origin == AnswerOrigin.Kept && tier.Errors is not null;
        usage = isFree ? default : UsageReader.Read(response.Usage);
        return isFree ? AnswerPrice.Sum(0) : AnswerPrice.At(null);
    }
}
