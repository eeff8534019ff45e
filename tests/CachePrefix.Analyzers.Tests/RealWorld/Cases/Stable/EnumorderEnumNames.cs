using Microsoft.Extensions.AI;

namespace Application;

enum Icons
{
    A,
    B,
    C
}

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, "Icons: " + string.Join(", ", Enum.GetNames<Icons>())), new(ChatRole.User, q)]);
}
