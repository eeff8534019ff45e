// reports CPA1004 on _devices

using System.Text;
using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> _devices = new();
    public Task<ChatResponse> Ask(string q)
    {
        var sb = new StringBuilder("Devices:\n");
        foreach (var(id, state)in _devices)
            sb.AppendLine($"{id}: {state}");
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, sb.ToString()), new(ChatRole.User, q)]);
    }
}
