// reports CPA1005 on _docs.AsParallel()

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    readonly string[] _docs = ["a", "b"];
    public Task<ChatResponse> Ask(string q)
    {
        var parts = _docs.AsParallel().Select(d => d.Trim()).ToList();
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, "Docs:\n" + string.Join("\n", parts)), new(ChatRole.User, q)]);
    }
}
