// reports CPA1001 on DateTime.Now

using Microsoft.Extensions.AI;

namespace Application;

class PromptService
{
    readonly DateTime _created = DateTime.Now;
    public string System => $"Service since {_created:HH:mm:ss}. You are a bot.";
}

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, new PromptService().System), new(ChatRole.User, q)]);
}
