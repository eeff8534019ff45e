using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, "You are a bot."), new ChatMessage(ChatRole.User, $"[{DateTime.Now:HH:mm}] {q}")]);
}
