using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel.Memory;

namespace Microsoft.SemanticKernel.Agents;

public class AgentResponseItem<TMessage>
{
    public AgentResponseItem(TMessage message, AgentThread thread) { }

    public TMessage Message => default!;

    public AgentThread Thread => null!;

    public static implicit operator TMessage(AgentResponseItem<TMessage> responseItem) => default!;
}

public class AggregateAIContextProvider : AIContextProvider
{
    public void Add(AIContextProvider aiContextProvider) { }

    public override Task<AIContext> ModelInvokingAsync(
        ICollection<Microsoft.Extensions.AI.ChatMessage> newMessages, CancellationToken cancellationToken = default) => null!;
}

public abstract class AgentThread
{
    public virtual string? Id { get; protected set; }

    public virtual AggregateAIContextProvider AIContextProviders { get; init; } = null!;

    public virtual Task DeleteAsync(CancellationToken cancellationToken = default) => null!;
}

public class AgentInvokeOptions
{
    public AgentInvokeOptions() { }

    public AgentInvokeOptions(AgentInvokeOptions options) { }

    public KernelArguments? KernelArguments { get; init; }

    public Kernel? Kernel { get; init; }

    public string AdditionalInstructions { get; init; } = string.Empty;
}

public abstract class Agent
{
    public string? Description { get; init; }

    public string Id { get; init; } = null!;

    public string? Name { get; init; }

    public ILoggerFactory? LoggerFactory { get; init; }

    public KernelArguments? Arguments { get; init; }

    public string? Instructions { get; init; }

    public Kernel Kernel { get; init; } = null!;

    public bool UseImmutableKernel { get; set; }

    public IPromptTemplate? Template { get; set; }

    public virtual IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(
        AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default) => null!;

    public virtual IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(
        string message, AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default) => null!;

    public virtual IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(
        ChatMessageContent message, AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default) => null!;

    public abstract IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(
        ICollection<ChatMessageContent> messages, AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default);

    public virtual IAsyncEnumerable<AgentResponseItem<StreamingChatMessageContent>> InvokeStreamingAsync(
        string message, AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default) => null!;

    public abstract IAsyncEnumerable<AgentResponseItem<StreamingChatMessageContent>> InvokeStreamingAsync(
        ICollection<ChatMessageContent> messages, AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default);
}

public abstract class AgentChat
{
    public abstract IReadOnlyList<Agent> Agents { get; }

    public void AddChatMessage(ChatMessageContent message) { }

    public abstract IAsyncEnumerable<ChatMessageContent> InvokeAsync(CancellationToken cancellationToken = default);
}
