using Microsoft.Extensions.AI;

namespace CachePrefix.Benchmarks.Calls;

/// <summary>Answers at once with the same response, so that only what surrounds the call is measured.</summary>
internal sealed class NoOpChatClient : IChatClient
{
    private static readonly Task<ChatResponse> Response = Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "fine"))
    {
        ModelId = HandWritten.Model,
        Usage = new UsageDetails
        {
            InputTokenCount = 5_100,
            CachedInputTokenCount = 5_000,
            OutputTokenCount = 60,
            AdditionalCounts = new() { [UsageKeys.Written5m] = 0, [UsageKeys.Written1h] = 0 },
        },
    });

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => Response;

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
