// reports CPA1004 on Banned

using System.Collections.Frozen;
using System.Text;
using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    static readonly FrozenSet<string> Banned = new[]
    {
        "x",
        "y"
    }.ToFrozenSet();
    public Task<ChatResponse> Ask(string q)
    {
        var sb = new StringBuilder("Never say: ");
        foreach (var b in Banned)
            sb.Append(b).Append(", ");
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, sb.ToString()), new(ChatRole.User, q)]);
    }
}
