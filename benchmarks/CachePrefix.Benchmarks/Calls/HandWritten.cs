using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace CachePrefix.Benchmarks.Calls;

/// <summary>
/// The call as a careful developer writes it against <see cref="IChatClient"/>: system blocks with breakpoints, few-shot turns, the question,
/// and a result with the usage by class, the cost, the latency and the model.
/// </summary>
internal sealed class HandWritten(IChatClient client)
{
    public const string Model = "claude-haiku-4-5";

    private const decimal InputPrice = 1m / 1_000_000;
    private const decimal ReadPrice = 0.1m / 1_000_000;
    private const decimal Write5mPrice = 1.25m / 1_000_000;
    private const decimal Write1hPrice = 2m / 1_000_000;
    private const decimal OutputPrice = 5m / 1_000_000;

    public async Task<HandWrittenResult> SendAsync(string handbook, string customer, string question, CancellationToken cancellationToken = default)
    {
        List<ChatMessage> messages =
        [
            new(ChatRole.System,
            [
                new TextContent(BenchmarkPrompt.Role).WithBreakpoint(CacheTtl.OneHour),
                new TextContent(handbook).WithBreakpoint(CacheTtl.OneHour),
                new TextContent(customer).WithBreakpoint(),
            ]),
            new(ChatRole.User, question),
        ];
        var options = new ChatOptions { MaxOutputTokens = 400 };
        var started = Stopwatch.GetTimestamp();
        var response = await client.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        var latency = Stopwatch.GetElapsedTime(started);
        var usage = ReadUsage(response.Usage);
        var cost = (usage.UncachedInput * InputPrice) + (usage.CacheRead * ReadPrice) + (usage.CacheWrite5m * Write5mPrice)
            + (usage.CacheWrite1h * Write1hPrice) + (usage.Output * OutputPrice);
        return new HandWrittenResult(response.Text, response.ModelId ?? Model, usage, cost, latency, response);
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
