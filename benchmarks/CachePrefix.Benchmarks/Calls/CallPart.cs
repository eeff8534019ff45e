using System.Globalization;
using CachePrefix.Benchmarks.Suite;
using Microsoft.Extensions.AI;

namespace CachePrefix.Benchmarks.Calls;

/// <summary>Generated calls against the same calls written by hand.</summary>
internal sealed class CallPart : ISuitePart
{
    private const string Question = "What does the warranty cover?";
    private const string Sorted = """{"category":"warranty","priority":2,"tags":["repair","two years","parts"],"reason":"The customer asks what the warranty of the product covers."}""";

    private static readonly string Handbook = new('h', 20_000);
    private static readonly string Customer = new('c', 500);
    private static readonly List<ChatMessage> History =
    [
        .. Enumerable.Range(0, 40).Select(static number => new ChatMessage(number % 2 == 0 ? ChatRole.User : ChatRole.Assistant, $"Message {number} of the conversation so far.")),
    ];

    public string Name => "calls";

    public async IAsyncEnumerable<Measure> RunAsync(SuiteSize size)
    {
        var runtime = RuntimeOf(new NoOpChatClient());
        var hand = new HandWritten(new NoOpChatClient());

        var plain = new BenchmarkPromptClient(runtime);
        foreach (var measure in await CompareAsync("no history", () => plain.SendAsync(Handbook, Customer, Question), () => hand.SendAsync(Handbook, Customer, Question), size))
            yield return measure;

        var history = new HistoryPromptClient(runtime);
        var conversation = new HistoryPrompt { Handbook = Handbook, History = History, Question = Question };
        foreach (var measure in await CompareAsync("40 messages", () => history.SendAsync(conversation), () => hand.SendAsync(Handbook, History, Question), size))
            yield return measure;

        var tools = new ToolsPromptClient(runtime);
        var withTools = new HandWritten(new FunctionInvokingChatClient(new NoOpChatClient()));
        foreach (var measure in await CompareAsync("10 tools", () => tools.SendAsync(Handbook, Question), () => withTools.SendWithToolsAsync(Handbook, Question), size))
            yield return measure;

        var typed = new TypedPromptClient(RuntimeOf(new NoOpChatClient(Sorted)));
        var sorting = new HandWritten(new NoOpChatClient(Sorted));
        foreach (var measure in await CompareAsync("typed answer", () => typed.SendAsync(Handbook, Question), () => sorting.SortAsync(Handbook, Question), size))
            yield return measure;

        var prompt = new BenchmarkPrompt { Handbook = Handbook, Customer = Customer, Question = Question };
        foreach (var measure in await CompareAsync("streamed answer of 30 pieces", () => ReadAsync(plain.StreamAsync(prompt), static update => update.Text), () => ReadAsync(hand.StreamAsync(Handbook, Customer, Question), static update => update.Text), size))
            yield return measure;
    }

    private static PromptRuntime RuntimeOf(IChatClient client) => new(new TierRegistry(new Tier("simple", client, HandWritten.Model)));

    private static async Task<Measure[]> CompareAsync(string name, Func<Task> generated, Func<Task> handWritten, SuiteSize size)
    {
        var (own, other) = await Contest.CallsAsync(generated, handWritten, size);
        return
        [
            new Measure($"A generated call against one written by hand: {name}, time", own.Seconds / other.Seconds, 1, string.Create(CultureInfo.InvariantCulture, $"{own.Microseconds:0.00} and {other.Microseconds:0.00} µs")),
            new Measure($"A generated call against one written by hand: {name}, bytes", own.Bytes / other.Bytes, 1, string.Create(CultureInfo.InvariantCulture, $"{own.Bytes:0} and {other.Bytes:0} bytes")),
        ];
    }

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> updates, Func<T, string> text)
    {
        await foreach (var update in updates.ConfigureAwait(false))
            _ = text(update);
    }
}
