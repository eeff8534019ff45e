using System.ClientModel;
using OpenAI.Chat;

namespace Application;

class Bot(ChatClient client)
{
    public Task<ClientResult<ChatCompletion>> Reply(string text)
    {
        var system = "You are a bot.";
        system += " Be brief.";
        system += Environment.GetEnvironmentVariable("EXTRA_PROMPT")is null ? "" : " Extra on.";
        return client.CompleteChatAsync(new SystemChatMessage(system), new UserChatMessage(text));
    }
}
