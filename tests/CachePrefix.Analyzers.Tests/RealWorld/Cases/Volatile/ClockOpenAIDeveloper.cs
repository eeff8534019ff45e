// reports CPA1001 on Environment.TickCount64

using System.ClientModel;
using OpenAI.Chat;

namespace Application;

class Bot(ChatClient client)
{
    string Prompt() => $"Respond in JSON. Timestamp: {Environment.TickCount64}";
    public Task<ClientResult<ChatCompletion>> Reply(string text) => client.CompleteChatAsync(new DeveloperChatMessage(Prompt()), new UserChatMessage(text));
}
