using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Microsoft.Agents.AI
{
    public sealed class ChatClientAgentOptions
    {
        public string? Id { get; set; }

        public string? Name { get; set; }

        public string? Description { get; set; }

        public ChatOptions? ChatOptions { get; set; }

        public IEnumerable<AIContextProvider>? AIContextProviders { get; set; }

        public bool UseProvidedChatClientAsIs { get; set; }

        public ChatClientAgentOptions Clone() => null!;
    }

    public sealed class ChatClientAgentRunOptions : AgentRunOptions
    {
        public ChatClientAgentRunOptions(ChatOptions? chatOptions = null) { }

        public ChatOptions? ChatOptions { get; set; }
    }

    public sealed class ChatClientAgent : AIAgent
    {
        public ChatClientAgent(
            IChatClient chatClient, string? instructions = null, string? name = null, string? description = null, IList<AITool>? tools = null,
            ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) { }

        public ChatClientAgent(
            IChatClient chatClient, ChatClientAgentOptions? options, ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) { }

        public IChatClient ChatClient => null!;

        public string? Instructions => null;

        protected override Task<AgentResponse> RunCoreAsync(
            IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => null!;

        protected override IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingAsync(
            IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => null!;
    }

    public sealed class AIAgentBuilder
    {
        public AIAgentBuilder(AIAgent innerAgent) { }

        public AIAgent Build(IServiceProvider? services = null) => null!;

        public AIAgentBuilder Use(Func<AIAgent, AIAgent> agentFactory) => this;
    }

    public static class AIAgentExtensions
    {
        public static AIAgentBuilder AsBuilder(this AIAgent innerAgent) => null!;

        public static AIFunction AsAIFunction(this AIAgent agent, AIFunctionFactoryOptions? options = null, AgentSession? session = null) => null!;
    }
}

namespace Microsoft.Extensions.AI
{
    public static partial class ChatClientExtensions
    {
        public static ChatClientAgent AsAIAgent(
            this IChatClient chatClient, string? instructions = null, string? name = null, string? description = null, IList<AITool>? tools = null,
            ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) => null!;

        public static ChatClientAgent AsAIAgent(
            this IChatClient chatClient, ChatClientAgentOptions? options, ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) => null!;
    }

    public static class ChatClientBuilderExtensions
    {
        public static ChatClientAgent BuildAIAgent(
            this ChatClientBuilder builder, string? instructions = null, string? name = null, string? description = null, IList<AITool>? tools = null,
            ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) => null!;

        public static ChatClientAgent BuildAIAgent(
            this ChatClientBuilder builder, ChatClientAgentOptions? options, ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) => null!;
    }
}
