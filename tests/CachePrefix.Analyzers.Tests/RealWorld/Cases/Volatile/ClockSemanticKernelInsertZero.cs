// reports CPA1001 on DateTime.Now

using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel;

namespace Application;

class S
{
    public async Task<string> Ask(IChatCompletionService c, ChatHistory h)
    {
        h.Insert(0, new ChatMessageContent(AuthorRole.System, $"Now: {DateTime.Now}"));
        return (await c.GetChatMessageContentAsync(h)).Content!;
    }
}
