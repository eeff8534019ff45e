using System.ClientModel;
using OpenAI.Chat;

namespace Application;

class Bot(ChatClient client)
{
    public Task<ClientResult<ChatCompletion>> Reply(string text) => client.CompleteChatAsync(new SystemChatMessage("You are a bot."), new UserChatMessage($"{DateTime.Now}: {text}"));
}
