using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using IChatClient = Microsoft.Extensions.AI.IChatClient;

namespace Application;

class F
{
    public AIAgent Make(IChatClient c) => c.AsAIAgent(new ChatClientAgentOptions { Id = Guid.NewGuid().ToString(), Name = $"agent-{Environment.ProcessId}", ChatOptions = new ChatOptions { Instructions = "You are a bot." } });
}
