// reports CPA1007 on rate
// reports CPA1010 on rate

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q, double rate) => c.GetResponseAsync([new ChatMessage(ChatRole.System, $"The discount rate is {rate:P1}. You are a sales agent."), new(ChatRole.User, q)]);
}
