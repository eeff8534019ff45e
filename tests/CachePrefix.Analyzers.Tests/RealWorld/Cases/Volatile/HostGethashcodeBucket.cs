// reports CPA1008 on tenant.GetHashCode()

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string tenant, string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, $"Bucket {tenant.GetHashCode() & 15}. You are a bot."), new(ChatRole.User, q)]);
}
