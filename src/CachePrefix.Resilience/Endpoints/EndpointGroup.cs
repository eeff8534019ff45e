using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace CachePrefix.Resilience;

/// <summary>The endpoints of one client, and which of them a request asks in which order.</summary>
internal sealed class EndpointGroup
{
    private const int MostConversations = 16_384;

    private readonly Endpoint[] _spread;
    private readonly Endpoint[] _fallbacks;
    private readonly EndpointRing _ring;
    private readonly Func<IReadOnlyList<ChatMessage>, ChatOptions?, string?>? _affinity;
    private readonly ConcurrentDictionary<string, Endpoint> _conversations = new(StringComparer.Ordinal);

    public EndpointGroup(IReadOnlyList<EndpointDescription> descriptions, ResilienceOptions options)
    {
        All = [.. descriptions.Select(description => new Endpoint(description, options, descriptions.Count == 1))];
        _spread = Array.FindAll(All, static endpoint => !endpoint.IsFallback);
        _fallbacks = Array.FindAll(All, static endpoint => endpoint.IsFallback);
        _ring = new EndpointRing([.. _spread.Select(static endpoint => (endpoint.Name, endpoint.Weight))]);
        _affinity = options.Affinity;
    }

    public Endpoint[] All { get; }

    /// <summary>
    /// The order in which a request asks: its own endpoint and then the next of the ring, those that are full behind the others, fallbacks behind them, and at the very end
    /// those that have asked to be left alone. A conversation that the service keeps has one endpoint only.
    /// </summary>
    public EndpointPlan PlanFor(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        if (All.Length == 1)
            return new EndpointPlan(Prefix: 0, All[0], All);

        var key = PrefixKey.Of(messages, options, _affinity?.Invoke(messages, options));
        if (options?.ConversationId is { } conversation && _conversations.TryGetValue(conversation, out var only))
            return new EndpointPlan(key, only, [only]);

        var ring = Array.ConvertAll(_ring.OrderFor(key), index => _spread[index]);
        Endpoint[] asked = [.. ring.OrderBy(static endpoint => endpoint.IsFull), .. _fallbacks];
        return new EndpointPlan(key, ring[0], [.. asked.OrderBy(static endpoint => endpoint.RestsUntil is not null)]);
    }

    /// <summary>Takes note of where the service keeps a conversation.</summary>
    public void Remember(string? conversation, Endpoint endpoint)
    {
        if (conversation is null || All.Length == 1)
            return;
        if (_conversations.Count >= MostConversations)
            _conversations.Clear();
        _conversations[conversation] = endpoint;
    }
}
