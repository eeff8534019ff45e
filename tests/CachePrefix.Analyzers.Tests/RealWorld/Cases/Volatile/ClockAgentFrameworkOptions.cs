// reports CPA1001 on DateTime.UtcNow

using System.Text;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using IChatClient = Microsoft.Extensions.AI.IChatClient;

namespace Application;

class F
{
    public AIAgent Make(IChatClient c) => c.AsAIAgent(new ChatClientAgentOptions { Name = "A", ChatOptions = new ChatOptions { Instructions = BuildInstructions() } });
    static string BuildInstructions()
    {
        var sb = new StringBuilder();
        sb.AppendLine("You are helpful.");
        sb.AppendLine($"Current Time: {DateTime.UtcNow:R}");
        return sb.ToString();
    }
}
