using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    readonly Dictionary<string, (DateTime At, string Text)> _cache = [];
    public async Task<string> Ask(string q)
    {
        if (_cache.TryGetValue(q, out var e) && DateTime.UtcNow - e.At < TimeSpan.FromMinutes(5))
            return e.Text;
        var r = await c.GetResponseAsync([new ChatMessage(ChatRole.System, "You are a bot."), new(ChatRole.User, q)]);
        _cache[q] = (DateTime.UtcNow, r.Text);
        return r.Text;
    }
}
