using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace CachePrefix.Benchmarks.Calls;

/// <summary>Answers at once with the same response, so that only what surrounds the call is measured.</summary>
internal sealed class NoOpChatClient : IChatClient
{
    private const int Pieces = 30;

    private readonly Task<ChatResponse> _response;
    private readonly ChatResponseUpdate[] _updates;

    public NoOpChatClient(string text = "fine")
    {
        _response = Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, text)) { ModelId = HandWritten.Model, FinishReason = ChatFinishReason.Stop, Usage = Usage() });
        _updates =
        [
            .. Enumerable.Range(0, Pieces).Select(number => new ChatResponseUpdate(ChatRole.Assistant, $"{text} {number} ") { ModelId = HandWritten.Model, ResponseId = "r", MessageId = "m" }),
            new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(Usage())]) { ModelId = HandWritten.Model, ResponseId = "r", MessageId = "m", FinishReason = ChatFinishReason.Stop },
        ];
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => _response;

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (var update in _updates)
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static UsageDetails Usage() => new()
    {
        InputTokenCount = 5_100,
        CachedInputTokenCount = 5_000,
        OutputTokenCount = 60,
        AdditionalCounts = new() { [UsageKeys.Written5m] = 0, [UsageKeys.Written1h] = 0 },
    };
}
