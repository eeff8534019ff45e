using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    static readonly string Prompt = File.ReadAllText("prompt.md");
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, Prompt), new(ChatRole.User, q)]);
}
