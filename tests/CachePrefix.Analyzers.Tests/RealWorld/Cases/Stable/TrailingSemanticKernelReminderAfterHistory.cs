using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel;

namespace Application;

class S
{
    public async Task Ask(IChatCompletionService c, IEnumerable<ChatMessageContent> past, string q)
    {
        ChatHistory h = new("You are a bot.");
        h.AddRange(past);
        h.AddUserMessage(q);
        h.AddSystemMessage($"Reply before {DateTime.Now.AddMinutes(1):T}.");
        await c.GetChatMessageContentAsync(h);
    }
}
