// reports CPA1008 on Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, $"Home: {Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)}. User: {Environment.UserName}"), new(ChatRole.User, q)]);
}
