using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, "You are a bot.") { CreatedAt = DateTimeOffset.UtcNow, MessageId = Guid.NewGuid().ToString() }, new ChatMessage(ChatRole.User, q)]);
}
