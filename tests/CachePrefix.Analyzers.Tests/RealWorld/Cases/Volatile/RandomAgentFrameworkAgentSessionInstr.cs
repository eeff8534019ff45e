// reports CPA1003 on Guid.CreateVersion7()

using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using IChatClient = Microsoft.Extensions.AI.IChatClient;

namespace Application;

class F
{
    public AIAgent Make(IChatClient c)
    {
        var session = Guid.CreateVersion7();
        return c.AsAIAgent($"Session {session}. You are a clerk.");
    }
}
