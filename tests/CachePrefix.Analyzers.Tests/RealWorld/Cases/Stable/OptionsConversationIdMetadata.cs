using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, "You are a bot."), new(ChatRole.User, q)], new ChatOptions { ConversationId = Guid.NewGuid().ToString(), Seed = Random.Shared.Next(), AdditionalProperties = new() { ["trace"] = Guid.NewGuid(), ["ts"] = DateTime.UtcNow } });
}
