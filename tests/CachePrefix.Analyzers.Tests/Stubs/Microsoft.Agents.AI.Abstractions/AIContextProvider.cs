using Microsoft.Extensions.AI;

namespace Microsoft.Agents.AI;

public sealed class AIContext
{
    public string? Instructions { get; set; }

    public IEnumerable<ChatMessage>? Messages { get; set; }

    public IEnumerable<AITool>? Tools { get; set; }
}

public abstract class AIContextProvider
{
    protected AIContextProvider(
        Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? provideInputMessageFilter = null,
        Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? storeInputRequestMessageFilter = null,
        Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? storeInputResponseMessageFilter = null) { }

    public ValueTask<AIContext> InvokingAsync(InvokingContext context, CancellationToken cancellationToken = default) => default;

    protected virtual ValueTask<AIContext> InvokingCoreAsync(InvokingContext context, CancellationToken cancellationToken = default) => default;

    protected virtual ValueTask<AIContext> ProvideAIContextAsync(InvokingContext context, CancellationToken cancellationToken = default) => default;

    public ValueTask InvokedAsync(InvokedContext context, CancellationToken cancellationToken = default) => default;

    protected virtual ValueTask InvokedCoreAsync(InvokedContext context, CancellationToken cancellationToken = default) => default;

    protected virtual ValueTask StoreAIContextAsync(InvokedContext context, CancellationToken cancellationToken = default) => default;

    public sealed class InvokingContext
    {
        public InvokingContext(AIAgent agent, AgentSession? session, AIContext aiContext) { }

        public AIAgent Agent => null!;

        public AgentSession? Session => null;

        public AIContext AIContext => null!;
    }

    public sealed class InvokedContext
    {
        public AIAgent Agent => null!;

        public AgentSession? Session => null;

        public IEnumerable<ChatMessage> RequestMessages => null!;

        public IEnumerable<ChatMessage>? ResponseMessages => null;
    }
}

public abstract class MessageAIContextProvider : AIContextProvider
{
    protected virtual ValueTask<IEnumerable<ChatMessage>> ProvideMessagesAsync(
        InvokingContext context, CancellationToken cancellationToken = default) => default;

    public new sealed class InvokingContext
    {
        public AIAgent Agent => null!;

        public AgentSession? Session => null;

        public IEnumerable<ChatMessage> RequestMessages => null!;
    }
}
