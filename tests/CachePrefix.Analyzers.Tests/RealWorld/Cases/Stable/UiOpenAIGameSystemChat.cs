using System.ClientModel;
using OpenAI.Chat;

namespace Application;

static class Server
{
    public static void BroadcastSystemChatMessage(string m) => Console.WriteLine(m);
    public static void Join(string username) => BroadcastSystemChatMessage($"{username} joined the server at {DateTime.Now:T}.");
}

class Bot(ChatClient client)
{
    public Task<ClientResult<ChatCompletion>> Reply(string text) => client.CompleteChatAsync(new UserChatMessage(text));
}
