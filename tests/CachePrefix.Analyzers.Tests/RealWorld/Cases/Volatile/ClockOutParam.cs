// reports CPA1001 on DateTime.UtcNow

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    static void Build(out string p)
    {
        p = "t=" + DateTime.UtcNow.Ticks;
    }

    public Task<ChatResponse> Ask(string q)
    {
        Build(out var p);
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, p), new(ChatRole.User, q)]);
    }
}
