// reports CPA1004 on _tools

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    readonly HashSet<AITool> _tools = [];
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync(q, new ChatOptions { Tools = [.._tools] });
}
