using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Microsoft.Agents.AI;

public abstract class AgentSession
{
    public virtual object? GetService(Type serviceType, object? serviceKey = null) => null;
}

public class AgentRunOptions
{
    public AgentRunOptions() { }

    public AdditionalPropertiesDictionary? AdditionalProperties { get; set; }

    public ChatResponseFormat? ResponseFormat { get; set; }
}

public class AgentResponse
{
    public AgentResponse() { }

    public AgentResponse(ChatMessage message) { }

    public AgentResponse(IList<ChatMessage>? messages) { }

    public IList<ChatMessage> Messages { get; set; } = null!;

    public string Text => null!;

    public UsageDetails? Usage { get; set; }

    public override string ToString() => Text;
}

public class AgentResponse<T> : AgentResponse
{
    public T Result => default!;
}

public class AgentResponseUpdate
{
    public string Text => null!;

    public IList<AIContent> Contents { get; set; } = null!;
}

public abstract class AIAgent
{
    public string Id => null!;

    public virtual string? Name => null;

    public virtual string? Description => null;

    public ValueTask<AgentSession> CreateSessionAsync(CancellationToken cancellationToken = default) => default;

    public Task<AgentResponse> RunAsync(AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => null!;

    public Task<AgentResponse> RunAsync(
        string message, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => null!;

    public Task<AgentResponse> RunAsync(
        ChatMessage message, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => null!;

    public Task<AgentResponse> RunAsync(
        IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => null!;

    public Task<AgentResponse<T>> RunAsync<T>(
        string message, AgentSession? session = null, JsonSerializerOptions? serializerOptions = null, AgentRunOptions? options = null,
        CancellationToken cancellationToken = default) => null!;

    public IAsyncEnumerable<AgentResponseUpdate> RunStreamingAsync(
        string message, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => null!;

    public IAsyncEnumerable<AgentResponseUpdate> RunStreamingAsync(
        IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => null!;

    protected abstract Task<AgentResponse> RunCoreAsync(
        IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default);

    protected abstract IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingAsync(
        IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default);
}
