// reports CPA1008 on Environment.ProcessId

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, "pid " + Environment.ProcessId), new(ChatRole.User, q)]);
}
