// reports CPA1008 on new List<string> { "a" }.GetHashCode()

using Microsoft.Extensions.AI;

namespace Application;

class Ctx
{
    public int X;
}

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, $"Context: {new List<string> { "a" }.GetHashCode()}"), new(ChatRole.User, q)]);
}
