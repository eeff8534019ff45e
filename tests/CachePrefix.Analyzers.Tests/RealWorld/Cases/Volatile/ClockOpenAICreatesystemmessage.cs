// reports CPA1001 on DateTime.UtcNow

using System.ClientModel;
using OpenAI.Chat;

namespace Application;

class Bot(ChatClient client)
{
    public Task<ClientResult<ChatCompletion>> Reply(string text) => client.CompleteChatAsync([ChatMessage.CreateSystemMessage($"Time is {DateTime.UtcNow:O}"), ChatMessage.CreateUserMessage(text)]);
}
