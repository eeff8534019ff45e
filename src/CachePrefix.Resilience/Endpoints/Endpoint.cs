using Microsoft.Extensions.AI;
using Polly;
using Polly.CircuitBreaker;

namespace CachePrefix.Resilience;

/// <summary>A key, deployment, region or provider that answers requests, with its circuit and what it has asked for.</summary>
internal sealed class Endpoint
{
    private readonly EndpointDescription _description;
    private readonly TimeProvider _time;
    private readonly CircuitBreakerStateProvider _circuit = new();
    private long _restsUntil;
    private int _underWay;

    public Endpoint(EndpointDescription description, ResilienceOptions options, bool isAlone)
    {
        _description = description;
        _time = options.TimeProvider;
        Failures = new FailureReader(description.Client.GetService(typeof(IProviderErrorReader)) as IProviderErrorReader);
        Model = description.Model ?? (description.Client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata)?.DefaultModelId;
        Pipeline = EndpointPipeline.Build(this, options, _circuit, isAlone);
    }

    public string Name => _description.Name;

    public IChatClient Client => _description.Client;

    public double Weight => _description.Weight;

    public bool IsFallback => _description.IsFallback;

    public string? Model { get; }

    public FailureReader Failures { get; }

    /// <summary>Sends again, breaks the circuit and ends requests that take too long.</summary>
    public ResiliencePipeline Pipeline { get; }

    /// <summary>The prefixes that its cache holds, as far as usage has told.</summary>
    public WarmPrefixes Warm { get; } = new();

    public bool IsFull => _description.MaxConcurrency is { } most && Volatile.Read(ref _underWay) >= most;

    public bool IsOpen => _circuit.CircuitState is CircuitState.Open or CircuitState.Isolated;

    /// <summary>Until when the endpoint has asked to be left alone, or <see langword="null"/> when it has not.</summary>
    public DateTimeOffset? RestsUntil => Interlocked.Read(ref _restsUntil) is var ticks && ticks > _time.GetUtcNow().UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public EndpointState State => new(Name, IsFallback, IsOpen, RestsUntil, Volatile.Read(ref _underWay));

    public void RestFor(TimeSpan wait) => Interlocked.Exchange(ref _restsUntil, (_time.GetUtcNow() + wait).UtcTicks);

    public void Begin() => Interlocked.Increment(ref _underWay);

    public void End() => Interlocked.Decrement(ref _underWay);

    public ChatOptions? OptionsFor(ChatOptions? options)
    {
        if (_description.Model is null || options?.ModelId == _description.Model)
            return options;

        var own = options?.Clone() ?? new ChatOptions();
        own.ModelId = _description.Model;
        return own;
    }
}
