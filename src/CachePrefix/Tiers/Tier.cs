using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>A named class of models, and the client that talks to it.</summary>
public sealed class Tier
{
    /// <summary>Names a client.</summary>
    /// <param name="name">The name that prompts use.</param>
    /// <param name="client">The client that talks to the model.</param>
    /// <param name="model">The model's id; the one that the client's metadata names when <see langword="null"/>.</param>
    public Tier(string name, IChatClient client, string? model = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(client);
        Name = name;
        Client = client;
        Model = model ?? (client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata)?.DefaultModelId;
        CacheName = Model is null ? name : $"{name}={Model}";
        InvokesFunctions = ChatMiddleware.InvokesFunctions(client);
        CachesResponses = ChatMiddleware.CachesResponses(client);
        Errors = client.GetService(typeof(IProviderErrorReader)) as IProviderErrorReader;
        EmitsTelemetry = ChatMiddleware.EmitsTelemetry(client);
        GuardsPrefix = client.GetService(typeof(ISegmentedRequests)) is not null;
    }

    /// <summary>The name that prompts use.</summary>
    public string Name { get; }

    /// <summary>The client that talks to the model.</summary>
    public IChatClient Client { get; }

    /// <summary>The model's id as configured, or <see langword="null"/> when only responses tell it.</summary>
    public string? Model { get; }

    /// <summary>What tells this tier's provider cache from others.</summary>
    internal string CacheName { get; }

    /// <summary>Whether the client itself runs the tools that the model calls.</summary>
    internal bool InvokesFunctions { get; }

    /// <summary>Whether the client itself keeps responses and gives them again.</summary>
    internal bool CachesResponses { get; }

    /// <summary>Reads the exceptions of the client's SDK, or <see langword="null"/> when no provider package does.</summary>
    internal IProviderErrorReader? Errors { get; }

    /// <summary>Whether the client itself emits spans and metrics of its requests.</summary>
    internal bool EmitsTelemetry { get; }

    /// <summary>Whether the client compares or cuts prefixes, and so needs to know where each segment lies.</summary>
    internal bool GuardsPrefix { get; }
}
