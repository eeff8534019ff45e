using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    static readonly string Skills = string.Join("\n", Directory.GetFiles("skills").Order(StringComparer.Ordinal).Select(File.ReadAllText));
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, Skills), new(ChatRole.User, q)]);
}
