// reports CPA1004 on _stock

using System.Text.Json;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Application;

class S
{
    readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> _stock = new();
    public async Task<string> Ask(IChatCompletionService c, string q)
    {
        var h = new ChatHistory("Stock: " + JsonSerializer.Serialize(_stock));
        h.AddUserMessage(q);
        return (await c.GetChatMessageContentAsync(h)).Content!;
    }
}
