using System.ClientModel;
using OpenAI.Chat;

namespace Application;

class Doc
{
    public Guid Id { get; set; } = Guid.NewGuid();
    public DateTime CreatedAt { get; set; } = DateTime.UtcNow;
    public string SystemPrompt { get; set; } = "You are a bot.";
}

class Bot(ChatClient client)
{
    public Task<ClientResult<ChatCompletion>> Reply(Doc d, string text) => client.CompleteChatAsync(new SystemChatMessage("You are a bot."), new UserChatMessage(text));
}
