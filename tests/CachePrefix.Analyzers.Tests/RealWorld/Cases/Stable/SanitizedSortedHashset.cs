using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    readonly HashSet<string> _rules = ["a", "b"];
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, "Rules:\n" + string.Join("\n", _rules.Order(StringComparer.Ordinal))), new(ChatRole.User, q)]);
}
