using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;

namespace Azure.AI.Agents.Persistent;

public static class PersistentAgentsClientExtensions
{
    public static Task<ChatClientAgent> CreateAIAgentAsync(
        this PersistentAgentsClient persistentAgentsClient, string model, string? name = null, string? description = null, string? instructions = null,
        IEnumerable<ToolDefinition>? tools = null, ToolResources? toolResources = null, float? temperature = null, float? topP = null,
        BinaryData? responseFormat = null, IReadOnlyDictionary<string, string>? metadata = null, Func<IChatClient, IChatClient>? clientFactory = null,
        IServiceProvider? services = null, CancellationToken cancellationToken = default) => null!;

    public static Task<ChatClientAgent> CreateAIAgentAsync(
        this PersistentAgentsClient persistentAgentsClient, string model, ChatClientAgentOptions options, Func<IChatClient, IChatClient>? clientFactory = null,
        IServiceProvider? services = null, CancellationToken cancellationToken = default) => null!;
}
