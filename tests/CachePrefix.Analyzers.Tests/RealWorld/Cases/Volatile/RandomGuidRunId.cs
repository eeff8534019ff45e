// reports CPA1003 on Guid.NewGuid()

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q)
    {
        var runId = Guid.NewGuid().ToString("N");
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, $"Run {runId}. You are a planner."), new(ChatRole.User, q)]);
    }
}
