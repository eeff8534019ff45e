// reports CPA1007 on _limit

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    decimal _limit = 1000.5m;
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, "The limit is " + _limit.ToString("C") + ". You are a clerk."), new(ChatRole.User, q)]);
}
