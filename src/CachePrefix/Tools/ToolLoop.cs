using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// Sends a request and answers the model's tool calls until it stops calling. Messages are only ever appended, so the prefix keeps its
/// bytes, and the rolling breakpoint moves to the last tool result.
/// </summary>
internal sealed class ToolLoop(ToolRunner runner, int maxIterations)
{
    public async Task<ToolLoopResult> RunAsync(IChatClient client, PromptRequest request, CancellationToken cancellationToken)
    {
        var first = request.Messages.Count;
        UsageDetails? usage = null;
        for (var iteration = 1; ; iteration++)
        {
            var response = await client.GetResponseAsync(request.Messages, request.Options, cancellationToken).ConfigureAwait(false);
            usage = Add(usage, response.Usage);
            if (!await AnswerAsync(request, response, iteration, cancellationToken).ConfigureAwait(false))
                return Finish(request, response, first, usage);
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IChatClient client,
        PromptRequest request,
        StrongBox<ToolLoopResult> result,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = request.Messages.Count;
        UsageDetails? usage = null;
        for (var iteration = 1; ; iteration++)
        {
            var updates = new List<ChatResponseUpdate>();
            await foreach (var update in client.GetStreamingResponseAsync(request.Messages, request.Options, cancellationToken).ConfigureAwait(false))
            {
                updates.Add(update);
                yield return update;
            }

            var response = updates.ToChatResponse();
            usage = Add(usage, response.Usage);
            if (!await AnswerAsync(request, response, iteration, cancellationToken).ConfigureAwait(false))
            {
                result.Value = Finish(request, response, first, usage);
                yield break;
            }
        }
    }

    /// <summary>Appends the response and the results of the tools it calls; <see langword="false"/> when it calls none.</summary>
    private async ValueTask<bool> AnswerAsync(PromptRequest request, ChatResponse response, int iteration, CancellationToken cancellationToken)
    {
        var calls = ToolRunner.FindCalls(response.Messages);
        if (calls is null)
            return false;
        if (iteration == maxIterations)
            throw new InvalidOperationException(
                $"the model still called tools ({string.Join(", ", calls.Select(call => call.Name))}) in iteration {iteration}, " +
                $"the most that {nameof(CachePrefixOptions)}.{nameof(CachePrefixOptions.MaxToolIterations)} allows");

        request.Messages.AddRange(response.Messages);
        var results = await runner.RunAsync(calls, cancellationToken).ConfigureAwait(false);
        request.Messages.Add(results);
        request.MoveRollingBreakpointTo(results, request.Options.Layout.TtlOf(Stability.Session));
        return true;
    }

    private static ToolLoopResult Finish(PromptRequest request, ChatResponse response, int first, UsageDetails? usage)
    {
        var text = response.Text;
        if (request.Messages.Count > first)
        {
            response.Messages = [.. request.Messages.Skip(first), .. response.Messages];
            response.Usage = usage;
        }

        return new ToolLoopResult(response, text);
    }

    private static UsageDetails? Add(UsageDetails? sum, UsageDetails? usage)
    {
        if (usage is null)
            return sum;

        sum ??= new UsageDetails();
        sum.Add(usage);
        return sum;
    }
}
