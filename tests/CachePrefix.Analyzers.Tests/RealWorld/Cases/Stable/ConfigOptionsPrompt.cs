using Microsoft.Extensions.AI;

namespace Application;

class PromptOptions
{
    public string SystemPrompt { get; set; } = "You are a bot.";
}

class S(IChatClient c, Microsoft.Extensions.Options.IOptions<PromptOptions> o)
{
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, o.Value.SystemPrompt), new(ChatRole.User, q)]);
}
