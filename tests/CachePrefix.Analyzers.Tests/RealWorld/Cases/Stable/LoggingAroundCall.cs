using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Application;

class S(IChatClient c, ILogger<S> log)
{
    public async Task<string> Ask(string q)
    {
        var started = DateTime.UtcNow;
        var id = Guid.NewGuid();
        log.LogInformation("System prompt sent at {T} {Id}", started, id);
        var r = await c.GetResponseAsync([new ChatMessage(ChatRole.System, "You are a bot."), new(ChatRole.User, q)]);
        log.LogInformation("took {E}", DateTime.UtcNow - started);
        return r.Text;
    }
}
