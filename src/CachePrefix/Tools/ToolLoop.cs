using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// Sends a request and answers the model's tool calls until it stops calling. Messages are only ever appended, so the prefix keeps its
/// bytes, and the rolling breakpoint moves to the last tool result.
/// </summary>
internal sealed class ToolLoop(ToolRunner runner, PromptRuntime runtime)
{
    public async Task<Answer> RunAsync(Tier tier, PromptRequest request, CancellationToken cancellationToken)
    {
        var spent = new Spending(runtime, tier, request.Messages.Count);
        while (true)
        {
            var response = await tier.Client.GetResponseAsync(request.Messages, request.Options, cancellationToken).ConfigureAwait(false);
            if (await ContinueAsync(spent, request, response, cancellationToken).ConfigureAwait(false) is not { } next)
                return spent.Finish(request.Messages, response);

            request = next;
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        Tier tier, PromptRequest request, StrongBox<Answer> answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var spent = new Spending(runtime, tier, request.Messages.Count);
        while (true)
        {
            var updates = new List<ChatResponseUpdate>();
            await foreach (var update in tier.Client.GetStreamingResponseAsync(request.Messages, request.Options, cancellationToken).ConfigureAwait(false))
            {
                updates.Add(update);
                yield return update;
            }

            var response = updates.ToChatResponse();
            if (await ContinueAsync(spent, request, response, cancellationToken).ConfigureAwait(false) is not { } next)
            {
                answer.Value = spent.Finish(request.Messages, response);
                yield break;
            }

            request = next;
        }
    }

    /// <summary>The next request, with the results of the tools that a response calls; nothing when it calls none.</summary>
    private async ValueTask<PromptRequest?> ContinueAsync(
        Spending spent, PromptRequest request, ChatResponse response, CancellationToken cancellationToken)
    {
        spent.Add(response);
        var calls = ToolRunner.FindCalls(response.Messages);
        if (calls is null)
            return null;
        if (spent.Requests >= runtime.Options.MaxToolIterations)
            throw new InvalidOperationException(
                $"the model still called tools ({string.Join(", ", calls.Select(call => call.Name))}) in iteration {spent.Requests}, " +
                $"the most that {nameof(CachePrefixOptions)}.{nameof(CachePrefixOptions.MaxToolIterations)} allows");

        request.Messages.AddRange(response.Messages);
        return request.Roll(await runner.RunAsync(calls, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Adds up the requests of one loop, each priced on its own because its length chooses the price.</summary>
    private sealed class Spending(PromptRuntime runtime, Tier tier, int sentMessages)
    {
        private TokenUsage _usage;
        private decimal? _cost = 0;

        public int Requests { get; private set; }

        public void Add(ChatResponse response)
        {
            var usage = UsageReader.Read(response.Usage);
            _usage += usage;
            _cost += runtime.Prices.Find(response.ModelId ?? tier.Model, usage, runtime.Time.GetTimestamp())?.TotalOf(usage);
            Requests++;
        }

        public Answer Finish(List<ChatMessage> messages, ChatResponse response)
        {
            var text = response.Text;
            response.Messages = [.. messages.Skip(sentMessages), .. response.Messages];
            return new Answer(response, text, _usage, _cost);
        }
    }
}
