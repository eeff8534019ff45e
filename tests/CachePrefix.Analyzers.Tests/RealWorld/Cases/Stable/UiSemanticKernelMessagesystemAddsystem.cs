using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel;

namespace Application;

enum Kind
{
    Info
}

class MessageSystem
{
    public void AddSystemMessage(string m, Kind k)
    {
    }
}

class Game(MessageSystem ms)
{
    public void Tick(int segments) => ms.AddSystemMessage($"Time passes... ({segments} segment(s)) {DateTime.Now:T}", Kind.Info);
}

class S
{
    public Task<ChatMessageContent> A(IChatCompletionService c, ChatHistory h) => c.GetChatMessageContentAsync(h);
}
