using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;

namespace Application;

class S(IChatClient c, IConfiguration cfg)
{
    readonly string _system = cfg["Ai:SystemPrompt"] ?? "You are a bot.";
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, _system), new(ChatRole.User, q)]);
}
