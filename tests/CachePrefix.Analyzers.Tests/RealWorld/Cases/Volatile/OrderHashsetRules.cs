// reports CPA1004 on _rules

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    readonly HashSet<string> _rules = new()
    {
        "be brief",
        "be kind",
        "no politics"
    };
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, "Rules:\n- " + string.Join("\n- ", _rules)), new(ChatRole.User, q)]);
}
