using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// Sends a request and answers the model's tool calls until it stops calling. Messages are only ever appended, so the prefix keeps its
/// bytes, and the rolling breakpoint moves to the last tool result.
/// </summary>
internal sealed class ToolLoop(ToolRunner runner, TierCall calls, int maxIterations)
{
    public async ValueTask<Answer> AskAsync(Tier tier, PromptRequest request, Spending spent, CancellationToken cancellationToken)
    {
        var sent = request.Messages.Count;
        while (true)
        {
            var answer = await calls.AskAsync(tier, request, cancellationToken).ConfigureAwait(false);
            if (await ContinueAsync(answer, request, spent, cancellationToken).ConfigureAwait(false) is not { } next)
                return Finish(answer, request, sent, spent);

            request = next;
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        Tier tier, PromptRequest request, Spending spent, StrongBox<Answer> answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var sent = request.Messages.Count;
        while (true)
        {
            await foreach (var update in calls.StreamAsync(tier, request, answer, cancellationToken).ConfigureAwait(false))
                yield return update;

            if (await ContinueAsync(answer.Value, request, spent, cancellationToken).ConfigureAwait(false) is not { } next)
            {
                answer.Value = Finish(answer.Value, request, sent, spent);
                yield break;
            }

            request = next;
        }
    }

    /// <summary>The next request, with the results of the tools that an answer calls; nothing when it calls none.</summary>
    private async ValueTask<PromptRequest?> ContinueAsync(Answer answer, PromptRequest request, Spending spent, CancellationToken cancellationToken)
    {
        spent.Add(answer);
        var called = ToolRunner.FindCalls(answer.Response.Messages);
        if (called is null)
            return null;
        if (spent.Requests >= maxIterations)
            throw new InvalidOperationException(
                $"the model still called tools ({string.Join(", ", called.Select(call => call.Name))}) in iteration {spent.Requests}, " +
                $"the most that {nameof(CachePrefixOptions)}.{nameof(CachePrefixOptions.MaxToolIterations)} allows");

        request.Messages.AddRange(answer.Response.Messages);
        return request.Roll(await runner.RunAsync(called, cancellationToken).ConfigureAwait(false));
    }

    private static Answer Finish(in Answer last, PromptRequest request, int sent, Spending spent)
    {
        last.Response.Messages = [.. request.Messages.Skip(sent), .. last.Response.Messages];
        return last with { Usage = spent.Usage, Price = spent.Price };
    }
}
