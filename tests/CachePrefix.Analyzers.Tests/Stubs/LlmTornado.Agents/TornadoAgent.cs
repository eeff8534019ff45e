using LlmTornado.Chat;
using LlmTornado.Chat.Models;

namespace LlmTornado.Agents;

public class TornadoAgent
{
    public TornadoAgent(
        TornadoApi client,
        ChatModel model,
        string name = "Assistant",
        string instructions = "You are a helpful assistant",
        Type? outputSchema = null,
        List<Delegate>? tools = null,
        bool streaming = false,
        Dictionary<string, bool>? toolPermissionRequired = null)
    {
    }

    public TornadoApi Client { get; set; } = null!;

    public ChatModel Model { get; set; } = null!;

    public string Name { get; set; } = null!;

    public string Instructions { get; set; } = null!;

    public List<Delegate>? Tools { get; set; }

    public Task<Conversation> RunAsync(string input = "", List<ChatMessage>? appendMessages = null, CancellationToken cancellationToken = default) => null!;
}
