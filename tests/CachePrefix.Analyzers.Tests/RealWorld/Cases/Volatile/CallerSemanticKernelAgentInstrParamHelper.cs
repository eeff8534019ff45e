// reports CPA1001 on DateTime.UtcNow

using Microsoft.SemanticKernel.Agents;
using Microsoft.SemanticKernel;

namespace Application;

class Factory
{
    static ChatCompletionAgent CreateAgent(Kernel k, string name, string instructions) => new()
    {
        Name = name,
        Instructions = instructions,
        Kernel = k
    };
    public ChatCompletionAgent Reviewer(Kernel k) => CreateAgent(k, "Reviewer", $"You review code. Session started {DateTime.UtcNow:O}.");
}
