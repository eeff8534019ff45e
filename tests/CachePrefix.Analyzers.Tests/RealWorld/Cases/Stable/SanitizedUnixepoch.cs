using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, $"Dates are relative to {DateTime.UnixEpoch:O}; versions start at {new Version(1, 2)}."), new(ChatRole.User, q)]);
}
