// reports CPA1001 on DateTime.Now

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    readonly Func<string> _system = () => $"You are Jarvis. It is {DateTime.Now:t}.";
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, _system()), new ChatMessage(ChatRole.User, q)]);
}
