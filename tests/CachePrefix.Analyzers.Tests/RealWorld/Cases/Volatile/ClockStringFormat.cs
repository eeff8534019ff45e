// reports CPA1001 on DateTime.Now

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    const string P = "You are a travel agent. Now is {0}. The user lives in {1}.";
    public Task<ChatResponse> Ask(string q, string city) => c.GetResponseAsync([new ChatMessage(ChatRole.System, string.Format(P, DateTime.Now, city)), new(ChatRole.User, q)]);
}
