using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace CachePrefix;

public abstract partial class PromptClient<TPrompt, TResult>
{
    /// <summary>Sends a prompt and returns the answer piece by piece; the last piece carries the whole result.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The pieces in order.</returns>
    /// <exception cref="ArgumentException">Every input and the history are empty.</exception>
    /// <exception cref="PromptException">The provider failed, or the last tier's answer is not a value of the result type.</exception>
    public async IAsyncEnumerable<PromptUpdate<TResult>> StreamAsync(
        TPrompt prompt,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        PromptAttempt[]? earlier = null;
        var tier = await ChooseFirstTierAsync(prompt, cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = _runtime.Time.GetTimestamp();
            var sent = new StrongBox<ToolLoopResult>();
            await foreach (var update in StreamAttemptAsync(BuildRequest(prompt, tier), tier, attempt, sent, cancellationToken).ConfigureAwait(false))
                yield return new PromptUpdate<TResult>(update.Text, tier.Name, attempt, update, Result: null);

            var conclusion = await ConcludeAsync(prompt, tier, attempt, sent.Value, started, earlier, cancellationToken).ConfigureAwait(false);
            if (conclusion.Result is not null)
            {
                yield return new PromptUpdate<TResult>("", tier.Name, attempt, Update: null, conclusion.Result);
                yield break;
            }

            tier = conclusion.Next!;
            earlier = conclusion.Earlier;
        }
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAttemptAsync(
        PromptRequest request,
        Tier tier,
        int attempt,
        StrongBox<ToolLoopResult> sent,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var updates = _toolLoop is null || tier.InvokesFunctions
            ? StreamOnceAsync(tier.Client, request, sent, cancellationToken)
            : _toolLoop.StreamAsync(tier.Client, request, sent, cancellationToken);
        await using var enumerator = updates.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await enumerator.MoveNextAsync().ConfigureAwait(false))
                    yield break;
            }
            catch (Exception exception) when (IsFailure(exception, cancellationToken))
            {
                throw Failed(exception, tier, attempt);
            }

            yield return enumerator.Current;
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> StreamOnceAsync(
        IChatClient client,
        PromptRequest request,
        StrongBox<ToolLoopResult> sent,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in client.GetStreamingResponseAsync(request.Messages, request.Options, cancellationToken).ConfigureAwait(false))
        {
            updates.Add(update);
            yield return update;
        }

        sent.Value = TakeAnswer(updates.ToChatResponse());
    }
}
