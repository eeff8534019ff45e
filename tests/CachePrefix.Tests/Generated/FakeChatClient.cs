using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Generated;

/// <summary>Answers with scripted responses, the last one for ever, and keeps the requests.</summary>
internal sealed class FakeChatClient(params ChatResponse[] responses) : IChatClient
{
    private int _next;

    public FakeChatClient(string answer)
        : this(new ChatResponse(new ChatMessage(ChatRole.Assistant, answer)))
    {
    }

    public List<(List<ChatMessage> Messages, ChatOptions Options)> Requests { get; } = [];

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        lock (Requests)
        {
            Requests.Add(([.. messages], options!));
            return Task.FromResult(responses[Math.Min(_next++, responses.Length - 1)]);
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
