using Microsoft.Extensions.AI;

namespace Application;

interface IPromptLoader
{
    string Load();
}

class Agent(IChatClient client, IPromptLoader loader)
{
    public Task<ChatResponse> Ask(string question) => client.GetResponseAsync([new ChatMessage(ChatRole.System, loader.Load() + " Always be brief."), new(ChatRole.User, question)]);
}
