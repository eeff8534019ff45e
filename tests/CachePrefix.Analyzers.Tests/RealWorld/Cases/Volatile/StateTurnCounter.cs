// reports CPA1011 on _turn

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    int _turn;
    public Task<ChatResponse> Ask(string q)
    {
        _turn++;
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, $"Turn {_turn} of 10. You are a quiz host."), new(ChatRole.User, q)]);
    }
}
