// reports CPA1001 on DateTime.Now

using System.Text;
using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    static void AppendFooter(StringBuilder sb) => sb.AppendLine().Append("Updated ").Append(DateTime.Now);
    public Task<ChatResponse> Ask(string q)
    {
        var sb = new StringBuilder("You are a bot.");
        AppendFooter(sb);
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, sb.ToString()), new(ChatRole.User, q)]);
    }
}
