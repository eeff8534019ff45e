// reports CPA1004 on _faq

using System.Collections.Immutable;
using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    readonly ImmutableDictionary<string, string> _faq = ImmutableDictionary<string, string>.Empty.Add("a", "b");
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, string.Join("\n", _faq.Select(p => $"Q: {p.Key} A: {p.Value}"))), new(ChatRole.User, q)]);
}
