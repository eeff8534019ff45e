using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    readonly HashSet<string> _seen = [];
    public Task<ChatResponse> Ask(string q)
    {
        var sys = "You are a bot.";
        if (_seen.Contains(q))
            Console.WriteLine("again");
        _seen.Add(q);
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, sys), new(ChatRole.User, q)]);
    }
}
