// reports CPA1001 on DateTime.Now

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    (string sys, string usr) Make(string q) => ($"Now {DateTime.Now:t}", q);
    public Task<ChatResponse> Ask(string q)
    {
        var(sys, usr) = Make(q);
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, sys), new(ChatRole.User, usr)]);
    }
}
