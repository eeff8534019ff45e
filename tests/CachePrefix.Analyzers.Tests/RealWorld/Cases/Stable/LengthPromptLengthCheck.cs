using System.Text;
using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    static string Build() => new StringBuilder("You are a bot.").AppendLine().Append("Be brief.").ToString().Replace("\r\n", "\n");
    public Task<ChatResponse> Ask(string q)
    {
        var p = Build();
        if (p.Length > 1000 || DateTime.Now.Hour > 22)
            throw new InvalidOperationException($"too long {p.Length} at {DateTime.Now}");
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, p), new(ChatRole.User, q)]);
    }
}
