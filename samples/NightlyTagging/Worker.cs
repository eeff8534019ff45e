using System.ClientModel;
using System.Collections;
using Anthropic;
using CachePrefix;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace NightlyTagging;

/// <summary>The process that does the work. It may be killed at any time and begun again.</summary>
internal static class Worker
{
    public const string Run = "nightly";

    public static TagPromptClient ClientOf(Uri address, string provider)
    {
        IChatClient client = provider == "openai"
            ? new ChatClient("gpt-5.6-luna", new ApiKeyCredential("sample"), new OpenAIClientOptions { Endpoint = new Uri(address, "v1") }).AsIChatClient().WithOpenAICaching()
            : new AnthropicClient { ApiKey = "sample", BaseUrl = address.ToString().TrimEnd('/') }.AsIChatClient("claude-haiku-4-5").WithAnthropicCaching();
        return new TagPromptClient(new PromptRuntime(new TierRegistry(new Tier("simple", client))));
    }

    public static async Task<int> RunAsync(Uri address, string folder, Tickets tickets, string provider)
    {
        using var memory = new Memory();
        var options = new BatchOptions
        {
            Run = Run,
            Store = new FolderBatchStore(folder),
            Seed = true,
            PollInterval = TimeSpan.FromMilliseconds(100),
            MaxPollInterval = TimeSpan.FromMilliseconds(200),
            SearchGrace = TimeSpan.FromMilliseconds(500),
            Progress = new Stages(),
        };
        var batch = await SubmitAsync(ClientOf(address, provider), new Announced(tickets), options);
        var right = 0;
        var answered = 0;
        decimal cost = 0;
        await foreach (var item in batch.ResultsAsync())
        {
            answered++;
            right += item.IsSuccess && item.Result.Value.Topic == Tickets.TopicOf(item.Index) ? 1 : 0;
            cost += item.Result?.Cost ?? 0;
            if (answered == (tickets.Count / 4) + 2)
                Console.WriteLine("reading early");
            if (answered == tickets.Count - (tickets.Count / 10))
                Console.WriteLine("reading late");
        }

        Console.WriteLine(FormattableString.Invariant($"done {answered} {right} {cost} {memory.WorkingSet >> 20} {memory.Heap >> 20}"));
        return answered == tickets.Count && right == tickets.Count ? 0 : 1;
    }

    /// <summary>A process that was killed a moment ago may still have the run.</summary>
    private static async Task<PromptBatch<TagPrompt, TicketTag>> SubmitAsync(TagPromptClient client, IReadOnlyList<TagPrompt> tickets, BatchOptions options)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await client.SubmitBatchAsync(tickets, options);
            }
            catch (BatchException exception) when (tries < 50 && exception.Message.StartsWith("Another process", StringComparison.Ordinal))
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Says when half of the tickets are written down.</summary>
    private sealed class Announced(Tickets tickets) : IReadOnlyList<TagPrompt>
    {
        private bool _isSaid;

        public int Count => tickets.Count;

        public TagPrompt this[int index]
        {
            get
            {
                if (index == Count / 2 && !_isSaid)
                {
                    _isSaid = true;
                    Console.WriteLine("preparing");
                }

                return tickets[index];
            }
        }

        public IEnumerator<TagPrompt> GetEnumerator() => tickets.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>Says how far the run is each time that it is written down.</summary>
    private sealed class Stages : IProgress<BatchRun>
    {
        private readonly HashSet<string> _said = [];

        public void Report(BatchRun value)
        {
            if (!value.IsPrepared)
                return;

            Say("prepared");
            foreach (var part in value.Parts.Where(static part => part.State != BatchPartState.Prepared).OrderBy(static part => part.Number))
                Say(FormattableString.Invariant($"{part.State.ToString().ToLowerInvariant()} {part.Number}"));
        }

        private void Say(string stage)
        {
            if (_said.Add(stage))
                Console.WriteLine(stage);
        }
    }

    /// <summary>The most memory that the process was seen to take.</summary>
    private sealed class Memory : IDisposable
    {
        private readonly Timer _timer;

        public Memory() => _timer = new Timer(_ => Look(), state: null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));

        public long WorkingSet { get; private set; }

        public long Heap { get; private set; }

        public void Dispose() => _timer.Dispose();

        private void Look()
        {
            WorkingSet = Math.Max(WorkingSet, Environment.WorkingSet);
            Heap = Math.Max(Heap, GC.GetTotalMemory(forceFullCollection: false));
        }
    }
}
