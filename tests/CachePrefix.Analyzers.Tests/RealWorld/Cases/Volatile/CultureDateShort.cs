// reports CPA1007 on cutoff

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q, DateTime cutoff) => c.GetResponseAsync([new ChatMessage(ChatRole.System, $"Ignore events before {cutoff:d}."), new(ChatRole.User, q)]);
}
