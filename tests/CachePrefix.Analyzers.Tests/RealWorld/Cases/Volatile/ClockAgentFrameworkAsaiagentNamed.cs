// reports CPA1001 on DateTime.Now

using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Application;

class F
{
    public AIAgent Make(ChatClient c) => c.AsAIAgent(name: "Clock", instructions: $"You are an assistant. Current time is {DateTime.Now:T}.");
}
