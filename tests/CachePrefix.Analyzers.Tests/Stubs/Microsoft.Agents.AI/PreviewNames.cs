using Microsoft.Agents.AI;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.AI;

public static partial class ChatClientExtensions
{
    public static ChatClientAgent CreateAIAgent(
        this IChatClient chatClient, string? instructions = null, string? name = null, string? description = null, IList<AITool>? tools = null,
        ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) => null!;

    public static ChatClientAgent CreateAIAgent(
        this IChatClient chatClient, ChatClientAgentOptions? options, ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) => null!;
}
