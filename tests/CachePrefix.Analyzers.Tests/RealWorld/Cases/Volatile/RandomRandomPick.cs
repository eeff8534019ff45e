// reports CPA1003 on _rng.Next(_moods.Count)

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    readonly Random _rng = new();
    readonly List<string> _moods = ["happy", "sad"];
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, "You feel " + _moods[_rng.Next(_moods.Count)]), new(ChatRole.User, q)]);
}
