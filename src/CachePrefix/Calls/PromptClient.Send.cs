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
        PromptAttempt[]? earlier = null;
        var tier = await ChooseFirstTierAsync(prompt, cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var request = BuildRequest(prompt, tier);
            using var turn = gate is null ? null : await gate.EnterAsync(tier.Name, request, cancellationToken).ConfigureAwait(false);
            var started = _runtime.Time.GetTimestamp();
            ToolLoopResult sent;
            try
            {
                sent = _toolLoop is null || tier.InvokesFunctions
                    ? TakeAnswer(await tier.Client.GetResponseAsync(request.Messages, request.Options, cancellationToken).ConfigureAwait(false))
                    : await _toolLoop.RunAsync(tier.Client, request, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (IsFailure(exception, cancellationToken))
            {
                throw Failed(exception, tier, attempt);
            }

            turn?.Succeed();
            var conclusion = await ConcludeAsync(prompt, tier, attempt, sent, started, earlier, cancellationToken).ConfigureAwait(false);
            if (conclusion.Result is not null)
                return conclusion.Result;

            tier = conclusion.Next!;
            earlier = conclusion.Earlier;
        }
    }

    /// <summary>With function invocation in the client, the answer is the last message; the others are its tool calls.</summary>
    private static ToolLoopResult TakeAnswer(ChatResponse response) =>
        new(response, response.Messages.Count > 1 ? response.Messages[^1].Text : response.Text);

    /// <summary>A time-out of the provider's client is a failure; the caller's own cancellation is not.</summary>
    private static bool IsFailure(Exception exception, CancellationToken cancellationToken) =>
        exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested;
}
