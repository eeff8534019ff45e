using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    string? _prompt;
    DateTime _loaded;
    public async Task<ChatResponse> Ask(string q)
    {
        if (_prompt is null || DateTime.UtcNow - _loaded > TimeSpan.FromHours(1))
        {
            _prompt = "You are a bot.";
            _loaded = DateTime.UtcNow;
        }

        return await c.GetResponseAsync([new ChatMessage(ChatRole.System, _prompt), new(ChatRole.User, q)]);
    }
}
