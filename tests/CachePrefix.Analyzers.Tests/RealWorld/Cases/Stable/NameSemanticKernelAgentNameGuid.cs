using Microsoft.SemanticKernel.Agents;
using Microsoft.SemanticKernel;

namespace Application;

class S
{
    public ChatCompletionAgent Create(Kernel k) => new()
    {
        Id = Guid.NewGuid().ToString(),
        Name = "Reviewer",
        Instructions = "You review code.",
        Kernel = k
    };
}
