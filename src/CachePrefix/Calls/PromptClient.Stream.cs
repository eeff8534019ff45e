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
        var attempt = new Attempt(await ChooseFirstTierAsync(prompt, cancellationToken).ConfigureAwait(false));
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = _runtime.Time.GetTimestamp();
            var answer = new StrongBox<Answer>();
            await foreach (var update in StreamAttemptAsync(BuildRequest(prompt, attempt.Tier), attempt, answer, cancellationToken).ConfigureAwait(false))
                yield return new PromptUpdate<TResult>(update.Text, attempt.Tier.Name, attempt.Number, update, Result: null);

            var latency = _runtime.Time.GetElapsedTime(started);
            var result = await ConcludeAsync(prompt, attempt, answer.Value, latency, cancellationToken).ConfigureAwait(false);
            if (result.IsValid || NextTier(attempt) is not { } next)
            {
                yield return new PromptUpdate<TResult>("", attempt.Tier.Name, attempt.Number, Update: null, result);
                yield break;
            }

            attempt = attempt.Escalate(next, result);
        }
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAttemptAsync(
        PromptRequest request, Attempt attempt, StrongBox<Answer> answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var updates = RunsTools(attempt.Tier)
            ? _toolLoop.StreamAsync(attempt.Tier, request, answer, cancellationToken)
            : StreamOnceAsync(attempt.Tier, request, answer, cancellationToken);
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
                throw Failed(exception.Message, attempt, exception);
            }

            yield return enumerator.Current;
        }
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamOnceAsync(
        Tier tier, PromptRequest request, StrongBox<Answer> answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in tier.Client.GetStreamingResponseAsync(request.Messages, request.Options, cancellationToken).ConfigureAwait(false))
        {
            updates.Add(update);
            yield return update;
        }

        answer.Value = TakeAnswer(tier, updates.ToChatResponse(), _runtime.Time.GetTimestamp());
    }
}
