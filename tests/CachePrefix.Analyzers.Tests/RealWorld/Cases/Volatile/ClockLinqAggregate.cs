// reports CPA1001 on DateTime.Now

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q)
    {
        var lines = new[]
        {
            "a",
            DateTime.Now.ToString("T")
        };
        var p = lines.Aggregate("You are a bot.", (x, y) => x + "\n" + y);
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, p), new(ChatRole.User, q)]);
    }
}
