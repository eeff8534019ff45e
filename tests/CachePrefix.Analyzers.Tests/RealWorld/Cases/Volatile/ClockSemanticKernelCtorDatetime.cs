// reports CPA1001 on DateTime.Now

using Microsoft.SemanticKernel.ChatCompletion;

namespace Application;

class S
{
    public async Task Loop(IChatCompletionService ccs)
    {
        var chatHistory = new ChatHistory($"Today's date and time is {DateTime.Now:yyyy-MM-dd HH:mm:ss}");
        while (Console.ReadLine()is { } l)
        {
            chatHistory.AddUserMessage(l);
            var r = await ccs.GetChatMessageContentAsync(chatHistory);
            chatHistory.AddAssistantMessage(r.Content!);
        }
    }
}
