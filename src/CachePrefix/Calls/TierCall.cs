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
        var response = await tier.Client.GetResponseAsync(request.Messages, request.Options, cancellationToken).ConfigureAwait(false);
        return Note(tier, request, startedAt, Price(tier, request, response ?? throw new InvalidOperationException("the tier's client returned no response"),
            tier.CachesResponses ? AnswerOrigins.Of(response) : AnswerOrigin.None));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        Tier tier, PromptRequest request, StrongBox<Answer> answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var startedAt = StartedAt();
        var updates = new List<ChatResponseUpdate>();
        var origin = AnswerOrigin.None;
        await foreach (var update in tier.Client.GetStreamingResponseAsync(request.Messages, request.Options, cancellationToken).ConfigureAwait(false))
        {
            updates.Add(update);
            if (tier.CachesResponses)
                origin |= AnswerOrigins.Of(update);
            yield return update;
        }

        answer.Value = Note(tier, request, startedAt, Price(tier, request, updates.ToChatResponse(), origin));
    }

    /// <summary>What a failed call took as far as its client has told.</summary>
    public (TokenUsage Usage, decimal? Cost)? Spent(Tier tier, PromptRequest request) =>
        request.Options.Requests?.Take(runtime.Prices, tier.Model, runtime.Time.GetTimestamp());

    private DateTimeOffset StartedAt() => runtime.Warmth is null ? default : runtime.Time.GetUtcNow();

    private Answer Note(Tier tier, PromptRequest request, DateTimeOffset startedAt, in Answer answer)
    {
        runtime.Warmth?.Record(tier, request, answer, startedAt, runtime.Time.GetUtcNow());
        return answer;
    }

    /// <summary>With function invocation in the client, the answer is the last message; the others are its tool calls.</summary>
    private Answer Price(Tier tier, PromptRequest request, ChatResponse response, AnswerOrigin origin)
    {
        var text = response.Messages.Count > 1 ? response.Messages[^1].Text : response.Text;
        var timestamp = runtime.Time.GetTimestamp();
        if (request.Options.Requests?.Take(runtime.Prices, response.ModelId ?? tier.Model, timestamp) is { } apart)
            return new Answer(response, text, apart.Usage, AnswerPrice.Sum(apart.Cost));
        if (tier.CachesResponses && origin != AnswerOrigin.Provider)
            return Kept(tier, response, text, origin);
        if (response.Usage is null)
            return new Answer(response, text, default, AnswerPrice.At(null));

        var usage = UsageReader.Read(response.Usage);
        var row = runtime.Prices.Find(response.ModelId ?? tier.Model, usage, timestamp);
        return tier.InvokesFunctions && row is { AboveInputTokens: > 0 }
            ? new Answer(response, text, usage, AnswerPrice.At(null))
            : new Answer(response, text, usage, AnswerPrice.At(row));
    }

    /// <summary>
    /// An answer that a client below kept. It is free where a provider package's client, which would have reported a request, told of none; otherwise
    /// nobody knows what it took.
    /// </summary>
    private static Answer Kept(Tier tier, ChatResponse response, string text, AnswerOrigin origin) =>
        origin == AnswerOrigin.Kept && tier.Errors is not null
            ? new Answer(response, text, default, AnswerPrice.Sum(0))
            : new Answer(response, text, UsageReader.Read(response.Usage), AnswerPrice.At(null));
}
