using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q, DateTime expires)
    {
        if (expires < DateTime.UtcNow)
            throw new InvalidOperationException($"expired {DateTime.UtcNow}");
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, "You are a bot."), new(ChatRole.User, q)]);
    }
}
