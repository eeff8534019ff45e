using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// Answers the model's tool calls until it stops calling. Messages are only ever appended, so the prefix keeps its bytes, and the rolling
/// breakpoint moves to the last tool result.
/// </summary>
internal sealed class ToolLoop(ToolRunner runner, int maxIterations)
{
    /// <summary>The next request, with the results of the tools that an answer calls.</summary>
    /// <param name="request">The request that was answered.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="called">The calls of the answer.</param>
    /// <param name="spent">Adds up what the requests took.</param>
    /// <param name="cancellationToken">Ends the tools.</param>
    public async ValueTask<PromptRequest> NextAsync(
        PromptRequest request, Answer answer, List<FunctionCallContent> called, Spending spent, CancellationToken cancellationToken)
    {
        spent.Add(answer);
        if (spent.Requests >= maxIterations)
            throw new InvalidOperationException(
                $"the model still called tools ({string.Join(", ", called.Select(call => call.Name))}) in iteration {spent.Requests}, " +
                $"the most that {nameof(CachePrefixOptions)}.{nameof(CachePrefixOptions.MaxToolIterations)} allows");

        request.Messages.AddRange(answer.Response.Messages);
        return request.Roll(await runner.RunAsync(called, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The last answer, with the messages of all requests and what they took together.</summary>
    /// <param name="last">The last answer.</param>
    /// <param name="request">The last request.</param>
    /// <param name="sent">How many messages the first request had.</param>
    /// <param name="spent">What the requests before the last took; nothing when there were none.</param>
    public static Answer Finish(in Answer last, PromptRequest request, int sent, Spending? spent)
    {
        if (spent is null)
            return last;

        spent.Add(last);
        last.Response.Messages = [.. request.Messages.Skip(sent), .. last.Response.Messages];
        return last with { Usage = spent.Usage, Price = spent.Price };
    }
}
