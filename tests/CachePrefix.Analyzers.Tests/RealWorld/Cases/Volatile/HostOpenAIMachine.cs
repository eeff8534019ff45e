// reports CPA1008 on Environment.MachineName

using System.ClientModel;
using OpenAI.Chat;

namespace Application;

class Bot(ChatClient client)
{
    readonly SystemChatMessage _sys = new($"You run on {Environment.MachineName} for {Environment.UserName}.");
    public Task<ClientResult<ChatCompletion>> Reply(string text) => client.CompleteChatAsync(_sys, new UserChatMessage(text));
}
