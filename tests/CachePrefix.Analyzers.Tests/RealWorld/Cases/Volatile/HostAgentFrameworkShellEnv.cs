// reports CPA1008 on System.Runtime.InteropServices.RuntimeInformation.OSDescription

using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using IChatClient = Microsoft.Extensions.AI.IChatClient;

namespace Application;

class F
{
    public AIAgent Make(IChatClient c) => c.AsAIAgent(instructions: $"You are a shell agent on {System.Runtime.InteropServices.RuntimeInformation.OSDescription} in {Environment.CurrentDirectory}.");
}
