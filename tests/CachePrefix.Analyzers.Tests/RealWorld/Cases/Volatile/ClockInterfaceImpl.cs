// reports CPA1001 on DateTime.UtcNow

using Microsoft.Extensions.AI;

namespace Application;

interface IPromptSource
{
    string GetSystemPrompt();
}

class DefaultPromptSource : IPromptSource
{
    public string GetSystemPrompt() => "You are helpful. Time: " + DateTime.UtcNow.ToString("HH:mm:ss");
}

class S(IChatClient c, IPromptSource source)
{
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, source.GetSystemPrompt()), new ChatMessage(ChatRole.User, q)]);
}
