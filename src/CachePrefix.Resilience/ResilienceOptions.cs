using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace CachePrefix.Resilience;

/// <summary>How a <see cref="ResilientChatClient"/> asks again and where else it asks.</summary>
public sealed class ResilienceOptions
{
    private readonly List<EndpointDescription> _endpoints = [];

    /// <summary>The name of the client that the options are for, in results, logs and the ring that spreads prefixes; <c>primary</c> unless set.</summary>
    public string Name { get; set; } = "primary";

    /// <summary>The share of prefixes that the client gets where there are several endpoints; 1 unless set.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>The requests that the client may have under way before others go to their second choice; no bound when <see langword="null"/>.</summary>
    public int? MaxConcurrency { get; set; }

    /// <summary>How often a request that failed for a passing reason is sent again to the same endpoint before the next one is asked; 0 to 10, 2 unless set.</summary>
    public int MaxRetries { get; set; } = 2;

    /// <summary>
    /// About how long the first wait before sending again is, where the provider does not say; each further wait is twice as long, all vary at random. Half a second
    /// unless set.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The longest wait before sending again to the same endpoint. One that asks for a longer one (<c>retry-after</c>) is left alone until then, and the next one is asked;
    /// without another one the request fails at once. Thirty seconds unless set.
    /// </summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one request may take: until the whole answer, or until the first token of a stream. Three minutes unless set.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How long all requests and waits for one answer may take together, up to the first token of a stream. Ten minutes unless set.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest pause within a stream before it counts as broken off; one minute unless set.</summary>
    public TimeSpan StreamIdleTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long to wait for an answer before the next endpoint is asked side by side; the answer that comes first is used, and both are paid for. No hedging
    /// when <see langword="null"/>, as unless set.
    /// </summary>
    public TimeSpan? HedgingDelay { get; set; }

    /// <summary>The share of failed requests at which an endpoint's circuit opens, above 0 and up to 1; 0.5 unless set.</summary>
    public double BreakRatio { get; set; } = 0.5;

    /// <summary>How many requests an endpoint must have had within <see cref="BreakWindow"/> for its circuit to open, at least 2; 5 unless set.</summary>
    public int BreakThroughput { get; set; } = 5;

    /// <summary>The time over which failures are counted; thirty seconds unless set.</summary>
    public TimeSpan BreakWindow { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an open circuit keeps requests away before one of them is let through as a test; fifteen seconds unless set.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Names what should stay on one endpoint, such as a tenant or a session, in place of the request's own prefix; <see langword="null"/>, for a request or
    /// altogether, leaves it to the prefix.
    /// </summary>
    public Func<IReadOnlyList<ChatMessage>, ChatOptions?, string?>? Affinity { get; set; }

    /// <summary>The clock of waits, time-outs and circuits.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Told of circuits that open and close and of answers that came from elsewhere; nobody is when <see langword="null"/>.</summary>
    public ILogger? Logger { get; set; }

    internal IReadOnlyList<EndpointDescription> Endpoints => _endpoints;

    /// <summary>
    /// Adds another key, deployment or region that serves the same model. Prefixes are spread over all endpoints, each staying on one of them while that one answers.
    /// </summary>
    /// <param name="name">The name, which no other endpoint has. It decides with the prefix which endpoint is asked, so the same names spread alike in every process.</param>
    /// <param name="client">The client, with the client of its provider package.</param>
    /// <param name="weight">The share of prefixes that it gets; above 0.</param>
    /// <param name="maxConcurrency">The requests it may have under way before others go to their second choice; no bound when <see langword="null"/>.</param>
    /// <param name="model">The model's id at this endpoint, where the request's own does not apply; <see langword="null"/> leaves the request's.</param>
    /// <returns>The same options.</returns>
    public ResilienceOptions AddEndpoint(string name, IChatClient client, double weight = 1, int? maxConcurrency = null, string? model = null) =>
        Add(new EndpointDescription(name, client, weight, maxConcurrency, model, IsFallback: false));

    /// <summary>Adds an endpoint that is only asked when the others do not answer; several in the order in which they are added.</summary>
    /// <param name="name">The name, which no other endpoint has.</param>
    /// <param name="client">The client, with the client of its provider package. It may be another provider's.</param>
    /// <param name="model">The model's id at this endpoint, where the request's own does not apply; <see langword="null"/> leaves the request's.</param>
    /// <returns>The same options.</returns>
    public ResilienceOptions AddFallback(string name, IChatClient client, string? model = null) =>
        Add(new EndpointDescription(name, client, Weight: 1, MaxConcurrency: null, model, IsFallback: true));

    private ResilienceOptions Add(EndpointDescription endpoint)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(endpoint.Name, "name");
        ArgumentNullException.ThrowIfNull(endpoint.Client, "client");
        _endpoints.Add(endpoint);
        return this;
    }
}
