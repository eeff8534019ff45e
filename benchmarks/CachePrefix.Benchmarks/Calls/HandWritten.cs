using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace CachePrefix.Benchmarks.Calls;

/// <summary>
/// Calls as a careful developer writes them against <see cref="IChatClient"/>: system blocks with breakpoints, the conversation with a rolling
/// breakpoint, tools and formats made once, and a result with the usage by class, the cost, the latency and the model.
/// </summary>
internal sealed class HandWritten(IChatClient client)
{
    public const string Model = "claude-haiku-4-5";

    private const int LookBack = 18;
    private const decimal InputPrice = 1m / 1_000_000;
    private const decimal ReadPrice = 0.1m / 1_000_000;
    private const decimal Write5mPrice = 1.25m / 1_000_000;
    private const decimal Write1hPrice = 2m / 1_000_000;
    private const decimal OutputPrice = 5m / 1_000_000;

    /// <summary>An answer that leaves a member out, gives one twice or adds one is none.</summary>
    private static readonly JsonTypeInfo<SortedQuestion> Answer = (JsonTypeInfo<SortedQuestion>)new JsonSerializerOptions(AIJsonUtilities.DefaultOptions)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    }.GetTypeInfo(typeof(SortedQuestion));

    private static readonly ChatResponseFormat Format = ChatResponseFormat.ForJsonSchema<SortedQuestion>();
    private static readonly List<AITool> Tools =
    [
        AIFunctionFactory.Create(ToolsPrompt.CountStock),
        AIFunctionFactory.Create(ToolsPrompt.FindCustomer),
        AIFunctionFactory.Create(ToolsPrompt.FindDelivery),
        AIFunctionFactory.Create(ToolsPrompt.FindInvoice),
        AIFunctionFactory.Create(ToolsPrompt.FindOrder),
        AIFunctionFactory.Create(ToolsPrompt.FindProduct),
        AIFunctionFactory.Create(ToolsPrompt.FindShop),
        AIFunctionFactory.Create(ToolsPrompt.OpenTicket),
        AIFunctionFactory.Create(ToolsPrompt.OpeningHours),
        AIFunctionFactory.Create(ToolsPrompt.Search),
    ];

    public Task<HandWrittenResult<string>> SendAsync(string handbook, string customer, string question, CancellationToken cancellationToken = default) =>
        AskAsync(Request(handbook, customer, [], question), new ChatOptions { MaxOutputTokens = 400 }, static text => text, cancellationToken);

    public Task<HandWrittenResult<string>> SendAsync(string handbook, IReadOnlyList<ChatMessage> history, string question, CancellationToken cancellationToken = default) =>
        AskAsync(Request(handbook, customer: null, history, question), new ChatOptions { MaxOutputTokens = 400 }, static text => text, cancellationToken);

    public Task<HandWrittenResult<SortedQuestion>> SortAsync(string handbook, string question, CancellationToken cancellationToken = default) => AskAsync(
        Request(handbook, customer: null, [], question),
        new ChatOptions { MaxOutputTokens = 400, ResponseFormat = Format },
        static text => JsonSerializer.Deserialize(text, Answer) ?? throw new InvalidOperationException("The answer is null."),
        cancellationToken);

    /// <summary>The client is one that runs the tools that the model calls.</summary>
    public Task<HandWrittenResult<string>> SendWithToolsAsync(string handbook, string question, CancellationToken cancellationToken = default)
    {
        var options = new ChatOptions { MaxOutputTokens = 400, Tools = Tools }.WithToolsBreakpoint(CacheTtl.OneHour);
        return AskAsync(Request(handbook, customer: null, [], question), options, static text => text, cancellationToken);
    }

    public async IAsyncEnumerable<HandWrittenUpdate> StreamAsync(string handbook, string customer, string question, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var started = Stopwatch.GetTimestamp();
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in client.GetStreamingResponseAsync(Request(handbook, customer, [], question), new ChatOptions { MaxOutputTokens = 400 }, cancellationToken).ConfigureAwait(false))
        {
            updates.Add(update);
            yield return new HandWrittenUpdate(update.Text, update, Result: null);
        }

        yield return new HandWrittenUpdate("", Update: null, ResultOf(updates.ToChatResponse(), started, static text => text));
    }

    private async Task<HandWrittenResult<T>> AskAsync<T>(List<ChatMessage> messages, ChatOptions options, Func<string, T> read, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        return ResultOf(await client.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false), started, read);
    }

    private static List<ChatMessage> Request(string handbook, string? customer, IReadOnlyList<ChatMessage> history, string question)
    {
        List<AIContent> system =
        [
            new TextContent(BenchmarkPrompt.Role).WithBreakpoint(CacheTtl.OneHour),
            new TextContent(handbook).WithBreakpoint(CacheTtl.OneHour),
        ];
        if (customer is not null)
            system.Add(new TextContent(customer).WithBreakpoint());

        var messages = new List<ChatMessage>(history.Count + 2) { new(ChatRole.System, system) };
        messages.AddRange(history);
        if (history.Count > 0)
            messages[^1] = Marked(messages[^1]);
        if (history.Count > LookBack)
            messages[^(LookBack + 1)] = Marked(messages[^(LookBack + 1)]);
        messages.Add(new ChatMessage(ChatRole.User, question));
        return messages;
    }

    /// <summary>A message of the caller's is not changed.</summary>
    private static ChatMessage Marked(ChatMessage message) => new ChatMessage(message.Role, message.Contents).WithBreakpoint();

    private static HandWrittenResult<T> ResultOf<T>(ChatResponse response, long started, Func<string, T> read)
    {
        var latency = Stopwatch.GetElapsedTime(started);
        var usage = ReadUsage(response.Usage);
        var cost = (usage.UncachedInput * InputPrice) + (usage.CacheRead * ReadPrice) + (usage.CacheWrite5m * Write5mPrice)
            + (usage.CacheWrite1h * Write1hPrice) + (usage.Output * OutputPrice);
        return new HandWrittenResult<T>(read(response.Text), response.ModelId ?? Model, usage, cost, latency, response);
    }

    private static TokenUsage ReadUsage(UsageDetails? usage)
    {
        if (usage is null)
            return default;

        long written5m = 0;
        long written1h = 0;
        usage.AdditionalCounts?.TryGetValue(UsageKeys.Written5m, out written5m);
        usage.AdditionalCounts?.TryGetValue(UsageKeys.Written1h, out written1h);
        var read = usage.CachedInputTokenCount ?? 0;
        return new TokenUsage(
            (usage.InputTokenCount ?? 0) - read - written5m - written1h, read, written5m, written1h, usage.OutputTokenCount ?? 0);
    }
}
