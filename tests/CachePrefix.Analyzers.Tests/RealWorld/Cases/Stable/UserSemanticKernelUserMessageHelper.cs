using Microsoft.SemanticKernel.ChatCompletion;

namespace Application;

class S
{
    static string Wrap(string q) => $"[{DateTime.Now:HH:mm}] {q}";
    public async Task Ask(IChatCompletionService c, string q)
    {
        ChatHistory h = new("You are a bot.");
        h.AddUserMessage(Wrap(q));
        await c.GetChatMessageContentAsync(h);
    }
}
