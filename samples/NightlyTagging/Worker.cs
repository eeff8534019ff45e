using Anthropic;
using CachePrefix;
using Microsoft.Extensions.AI;

namespace NightlyTagging;

/// <summary>The process that does the work. It may be killed at any time and begun again.</summary>
internal static class Worker
{
    public static TagPromptClient ClientOf(Uri address)
    {
        var sdk = new AnthropicClient { ApiKey = "sample", BaseUrl = address.ToString().TrimEnd('/') };
        return new TagPromptClient(new PromptRuntime(new TierRegistry(new Tier("simple", sdk.AsIChatClient("claude-haiku-4-5").WithAnthropicCaching()))));
    }

    public static async Task<int> RunAsync(Uri address, string folder, int count)
    {
        var options = new BatchOptions
        {
            Run = "nightly",
            Store = new FolderBatchStore(folder),
            Seed = true,
            PollInterval = TimeSpan.FromMilliseconds(100),
            MaxPollInterval = TimeSpan.FromMilliseconds(200),
            SearchGrace = TimeSpan.FromMilliseconds(500),
        };
        PromptBatch<TagPrompt, TicketTag> batch;
        while (true)
        {
            try
            {
                batch = await ClientOf(address).SubmitBatchAsync(Tickets.Of(count), options);
                break;
            }
            catch (BatchException exception) when (exception.Message.StartsWith("Another process", StringComparison.Ordinal))
            {
                await Task.Delay(100);
            }
        }

        var right = 0;
        var answered = 0;
        decimal cost = 0;
        await foreach (var item in batch.ResultsAsync())
        {
            answered++;
            right += item.IsSuccess && item.Result.Value.Topic == Tickets.TopicOf(item.Index) ? 1 : 0;
            cost += item.Result?.Cost ?? 0;
            if (answered % 100 == 0)
                Console.WriteLine($"progress {answered}");
        }

        Console.WriteLine(FormattableString.Invariant($"done {answered} {right} {cost}"));
        return answered == count && right == count ? 0 : 1;
    }
}
