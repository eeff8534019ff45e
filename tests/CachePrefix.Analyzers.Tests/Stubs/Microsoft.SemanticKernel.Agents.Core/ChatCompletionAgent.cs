using Microsoft.SemanticKernel.ChatCompletion;

namespace Microsoft.SemanticKernel.Agents;

public abstract class ChatHistoryAgent : Agent
{
}

public sealed class ChatCompletionAgent : ChatHistoryAgent
{
    public ChatCompletionAgent() { }

    public ChatCompletionAgent(PromptTemplateConfig templateConfig, IPromptTemplateFactory templateFactory) { }

    public AuthorRole InstructionsRole { get; init; }

    public override IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(
        ICollection<ChatMessageContent> messages, AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default) => null!;

    public override IAsyncEnumerable<AgentResponseItem<StreamingChatMessageContent>> InvokeStreamingAsync(
        ICollection<ChatMessageContent> messages, AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default) => null!;
}

public sealed class ChatHistoryAgentThread : AgentThread
{
    public ChatHistoryAgentThread() { }

    public ChatHistoryAgentThread(ChatHistory chatHistory, string? id = null) { }

    public ChatHistory ChatHistory => null!;
}

public sealed class AgentGroupChat : AgentChat
{
    public AgentGroupChat(params Agent[] agents) { }

    public bool IsComplete { get; set; }

    public override IReadOnlyList<Agent> Agents => null!;

    public void AddAgent(Agent agent) { }

    public override IAsyncEnumerable<ChatMessageContent> InvokeAsync(CancellationToken cancellationToken = default) => null!;
}
