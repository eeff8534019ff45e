using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    static readonly string[] Ex = ["a", "b", "c"];
    public Task<ChatResponse> Ask(string q)
    {
        var r = new Random(42);
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, "Examples: " + string.Join(",", Ex.OrderBy(_ => r.Next()))), new(ChatRole.User, q)]);
    }
}
