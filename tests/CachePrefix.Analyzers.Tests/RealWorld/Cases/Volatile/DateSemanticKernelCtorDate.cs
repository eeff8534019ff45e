// reports CPA1002 on DateTime.Now

using Microsoft.SemanticKernel.ChatCompletion;

namespace Application;

class S
{
    public async Task Loop(IChatCompletionService ccs)
    {
        var chat = new ChatHistory($"You are an AI assistant that helps insurance agents. Today's date is {DateTime.Now:yyyy-MM-dd}.");
        while (true)
        {
            chat.AddUserMessage(Console.ReadLine()!);
            var r = await ccs.GetChatMessageContentAsync(chat);
            chat.AddAssistantMessage(r.Content!);
        }
    }
}
