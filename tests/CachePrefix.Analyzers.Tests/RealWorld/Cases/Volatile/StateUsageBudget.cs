// reports CPA1011 on _used

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    long _used;
    public async Task<string> Ask(string q)
    {
        var r = await c.GetResponseAsync([new ChatMessage(ChatRole.System, $"Budget used: {_used} tokens. Be terse."), new(ChatRole.User, q)]);
        _used += r.Usage?.TotalTokenCount ?? 0;
        return r.Text;
    }
}
