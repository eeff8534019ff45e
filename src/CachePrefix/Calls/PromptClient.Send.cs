using Microsoft.Extensions.AI;

namespace CachePrefix;

public abstract partial class PromptClient<TPrompt, TResult>
{
    /// <summary>Sends a prompt and returns the typed answer.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The answer with its tier, tokens, cost and latency.</returns>
    /// <exception cref="ArgumentException">Every input and the history are empty.</exception>
    /// <exception cref="PromptException">The provider failed, or the last tier's answer is not a value of the result type.</exception>
    public Task<PromptResult<TResult>> SendAsync(TPrompt prompt, CancellationToken cancellationToken = default) =>
        SendAsync(prompt, gate: null, cancellationToken);

    private async Task<PromptResult<TResult>> SendAsync(TPrompt prompt, PrimingGate? gate, CancellationToken cancellationToken)
    {
        var attempt = new Attempt(await ChooseFirstTierAsync(prompt, cancellationToken).ConfigureAwait(false));
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var request = BuildRequest(prompt, attempt.Tier);
            using var turn = gate is null ? null : await gate.EnterAsync(attempt.Tier.Name, request, cancellationToken).ConfigureAwait(false);
            var started = _runtime.Time.GetTimestamp();
            Answer answer;
            try
            {
                answer = RunsTools(attempt.Tier)
                    ? await _toolLoop.RunAsync(attempt.Tier, request, cancellationToken).ConfigureAwait(false)
                    : TakeAnswer(attempt.Tier, await attempt.Tier.Client.GetResponseAsync(request.Messages, request.Options, cancellationToken).ConfigureAwait(false), started);
            }
            catch (Exception exception) when (IsFailure(exception, cancellationToken))
            {
                throw Failed(exception.Message, attempt, exception);
            }

            turn?.Succeed();
            var latency = _runtime.Time.GetElapsedTime(started);
            var result = await ConcludeAsync(prompt, attempt, answer, latency, cancellationToken).ConfigureAwait(false);
            if (result.IsValid || NextTier(attempt) is not { } next)
                return result;

            attempt = attempt.Escalate(next, result);
        }
    }

    /// <summary>With function invocation in the client, the answer is the last message; the others are its tool calls.</summary>
    private Answer TakeAnswer(Tier tier, ChatResponse response, long timestamp)
    {
        var usage = UsageReader.Read(response.Usage);
        var text = response.Messages.Count > 1 ? response.Messages[^1].Text : response.Text;
        return new Answer(response, text, usage, _runtime.Prices.Find(response.ModelId ?? tier.Model, usage, timestamp));
    }

    /// <summary>A time-out of the provider's client is a failure; the caller's own cancellation is not.</summary>
    private static bool IsFailure(Exception exception, CancellationToken cancellationToken) =>
        exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested;
}
