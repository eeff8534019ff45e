using Microsoft.SemanticKernel.ChatCompletion;

namespace Application;

class S(Microsoft.Extensions.Logging.ILogger<S> log)
{
    public async Task Ask(IChatCompletionService c, string q)
    {
        const string SystemPrompt = "You are a bot.";
        var h = new ChatHistory(SystemPrompt);
        h.AddUserMessage(q);
        var t = DateTime.UtcNow;
        await c.GetChatMessageContentAsync(h);
        Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(log, $"{SystemPrompt} {DateTime.UtcNow - t}");
    }
}
