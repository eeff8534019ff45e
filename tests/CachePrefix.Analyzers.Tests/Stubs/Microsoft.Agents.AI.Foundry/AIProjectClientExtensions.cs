using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Azure.AI.Projects;

public static class AIProjectClientExtensions
{
    public static ChatClientAgent AsAIAgent(
        this AIProjectClient aiProjectClient, string model, string instructions, string? name = null, string? description = null,
        IList<AITool>? tools = null, Func<IChatClient, IChatClient>? clientFactory = null, ILoggerFactory? loggerFactory = null,
        IServiceProvider? services = null) => null!;

    public static ChatClientAgent AsAIAgent(
        this AIProjectClient aiProjectClient, ChatClientAgentOptions? options = null, Func<IChatClient, IChatClient>? clientFactory = null,
        ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) => null!;
}
