using System.Text;
using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    static readonly Dictionary<string, string> Tools = new()
    {
        ["a"] = "does a",
        ["b"] = "does b"
    };
    public Task<ChatResponse> Ask(string q)
    {
        var sb = new StringBuilder();
        foreach (var t in Tools)
            sb.Append("* ").Append(t.Key).Append(": ").Append(t.Value).Append('\n');
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, sb.ToString()), new(ChatRole.User, q)]);
    }
}
