// reports CPA1004 on _tools

using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    readonly ConcurrentDictionary<string, AITool> _tools = new();
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync(q, new ChatOptions { Tools = _tools.Values.ToList() });
}
