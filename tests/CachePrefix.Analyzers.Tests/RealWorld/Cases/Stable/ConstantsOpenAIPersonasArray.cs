using System.ClientModel;
using OpenAI.Chat;

namespace Application;

class Bot(ChatClient client)
{
    static readonly string[] Personas = ["a critic", "a fan"];
    public Task<ClientResult<ChatCompletion>> Reply(string text) => client.CompleteChatAsync(new SystemChatMessage($"You represent {Personas.Length} critics: {string.Join(", ", Personas)}."), new UserChatMessage(text));
}
