using Microsoft.Agents.AI;

namespace Application;

class F
{
    public Task<AgentResponse> Run(AIAgent a) => a.RunAsync($"What happened before {DateTime.Now:t}?");
}
