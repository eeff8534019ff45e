// reports CPA1009 on userId

using Microsoft.SemanticKernel.ChatCompletion;

namespace Application;

class S
{
    public async Task<string> Ask(IChatCompletionService svc, string userId, string userName, string q)
    {
        ChatHistory m = new("You help with time sheets.");
        m.AddSystemMessage($"This is the ID of the current user: '{userId}'. The name of the user is '{userName}'. Address the user personally.");
        m.AddUserMessage(q);
        return (await svc.GetChatMessageContentAsync(m)).Content!;
    }
}
