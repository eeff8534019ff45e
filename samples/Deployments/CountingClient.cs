using Microsoft.Extensions.AI;

namespace Deployments;

/// <summary>Counts the calls of one deployment.</summary>
internal sealed class CountingClient(IChatClient deployment) : DelegatingChatClient(deployment)
{
    private int _calls;

    public int Calls => _calls;

    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _calls);
        return base.GetResponseAsync(messages, options, cancellationToken);
    }
}
