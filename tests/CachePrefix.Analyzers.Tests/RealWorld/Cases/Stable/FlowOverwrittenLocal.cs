using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q)
    {
        var p = $"debug {DateTime.Now}";
        Console.WriteLine(p);
        p = "You are a bot.";
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, p), new(ChatRole.User, q)]);
    }
}
