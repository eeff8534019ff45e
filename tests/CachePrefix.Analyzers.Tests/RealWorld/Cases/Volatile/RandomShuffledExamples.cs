// reports CPA1003 on Random.Shared.Next()

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    static readonly string[] Examples = ["a", "b", "c", "d"];
    public Task<ChatResponse> Ask(string q)
    {
        var picked = Examples.OrderBy(_ => Random.Shared.Next()).Take(2);
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, "Examples:\n" + string.Join("\n", picked)), new(ChatRole.User, q)]);
    }
}
