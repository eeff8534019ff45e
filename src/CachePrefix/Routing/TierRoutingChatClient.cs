#pragma warning disable MEAI001 // The routing client of Microsoft.Extensions.AI is still experimental.

using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Gives each request to the tier that a router chooses. A router that fails, has no opinion or names another tier leaves the choice to the first tier.</summary>
public sealed class TierRoutingChatClient : RoutingChatClient
{
    private readonly SafeRouter _router;
    private readonly PromptLayout _layout;
    private readonly PromptRoute _route;
    private readonly Dictionary<string, RoutedChatClient> _clients = new(StringComparer.Ordinal);

    /// <summary>Takes the tiers and the router.</summary>
    /// <param name="router">Chooses a tier for each request.</param>
    /// <param name="tiers">The tiers, cheapest first.</param>
    /// <param name="name">What routers see as the prompt's name.</param>
    /// <exception cref="CachePrefixConfigurationException">There are no tiers, or two of one name.</exception>
    public TierRoutingChatClient(IPromptRouter router, IReadOnlyList<Tier> tiers, string name = "chat")
    {
        ArgumentNullException.ThrowIfNull(router);
        ArgumentNullException.ThrowIfNull(tiers);
        if (tiers.Count == 0)
            throw new CachePrefixConfigurationException("A routing client has no tiers. Give it at least one, cheapest first.");

        _layout = new PromptLayout(name, [], constantHash: "", estimatedConstantTokens: 0);
        _route = new PromptRoute(RouteKind.Fixed, [.. tiers.Select(static tier => tier.Name)]);
        _router = new SafeRouter("router", router, new DefinitionRouter(_route));
        foreach (var tier in tiers)
        {
            if (!_clients.TryAdd(tier.Name, new RoutedChatClient(tier)))
                throw new CachePrefixConfigurationException($"A routing client has two tiers named '{tier.Name}'. Give each a name of its own.");
        }
    }

    /// <inheritdoc />
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetResponseAsync(ListOf(messages), options, cancellationToken);

    /// <inheritdoc />
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetStreamingResponseAsync(ListOf(messages), options, cancellationToken);

    /// <inheritdoc />
    protected override async ValueTask<IChatClient> SelectClientAsync(RoutingContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = new ChatRouteRequest(_layout, _route, ListOf(context.Messages), context.ChatOptions);
        var decision = await _router.RouteAsync(request, cancellationToken).ConfigureAwait(false);
        return _clients[decision!.Tier].With(decision);
    }

    /// <inheritdoc />
    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        base.GetService(serviceType, serviceKey) ?? _clients[_route.Tiers[0]].GetService(serviceType, serviceKey);

    /// <summary>The messages, which router and client both read.</summary>
    private static IReadOnlyList<ChatMessage> ListOf(IEnumerable<ChatMessage> messages) => messages as IReadOnlyList<ChatMessage> ?? [.. messages];

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var client in _clients.Values)
                client.Dispose();
        }

        base.Dispose(disposing);
    }
}
