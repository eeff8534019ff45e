using Azure.Core;

namespace Azure.AI.Agents.Persistent;

public class ToolDefinition
{
}

public class ToolResources
{
}

public class PersistentAgent
{
    public string Id => null!;

    public string Name => null!;

    public string Instructions => null!;
}

public class PersistentAgentsAdministrationClient
{
    public virtual Response<PersistentAgent> CreateAgent(
        string model, string? name = null, string? description = null, string? instructions = null, IEnumerable<ToolDefinition>? tools = null,
        ToolResources? toolResources = null, float? temperature = null, float? topP = null, BinaryData? responseFormat = null,
        IReadOnlyDictionary<string, string>? metadata = null, CancellationToken cancellationToken = default) => null!;

    public virtual Task<Response<PersistentAgent>> CreateAgentAsync(
        string model, string? name = null, string? description = null, string? instructions = null, IEnumerable<ToolDefinition>? tools = null,
        ToolResources? toolResources = null, float? temperature = null, float? topP = null, BinaryData? responseFormat = null,
        IReadOnlyDictionary<string, string>? metadata = null, CancellationToken cancellationToken = default) => null!;
}

public class PersistentAgentsClient
{
    public PersistentAgentsClient(string endpoint, TokenCredential credential) { }

    public PersistentAgentsAdministrationClient Administration => null!;
}
