using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    const int Max = 5;
    static readonly int Limit = 12;
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, $"Use at most {Max} sentences and {Limit} words. {nameof(Ask)} {true}"), new(ChatRole.User, q)]);
}
