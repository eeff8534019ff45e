using Microsoft.Extensions.AI;

namespace Deployments;

/// <summary>What a load balancer does that knows nothing of caches: the next request goes to the next deployment.</summary>
internal sealed class RoundRobinClient(IReadOnlyList<IChatClient> deployments) : IChatClient
{
    private int _next = -1;

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Next().GetResponseAsync(messages, options, cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Next().GetStreamingResponseAsync(messages, options, cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => deployments[0].GetService(serviceType, serviceKey);

    public void Dispose()
    {
        foreach (var deployment in deployments)
            deployment.Dispose();
    }

    private IChatClient Next() => deployments[(int)((uint)Interlocked.Increment(ref _next) % deployments.Count)];
}
